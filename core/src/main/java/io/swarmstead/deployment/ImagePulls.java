package io.swarmstead.deployment;

import io.swarmstead.compose.ImageReference;
import io.swarmstead.deployment.StackPlan.Pull;
import io.swarmstead.host.Command;
import io.swarmstead.host.HostException;
import io.swarmstead.spec.HostName;
import java.time.Duration;
import java.util.List;

/** Brings images to hosts before tasks need them, all side by side. */
record ImagePulls(StackSite site, DeploymentListener listener) {
    /** For an image of some gigabytes on a slow line. */
    private static final Duration LONGEST = Duration.ofMinutes(30);

    /** A registry that has not said a word by then, in tenths of a second, is taken for silent. */
    private static final int SILENCE = 200;

    void pull(List<Pull> pulls) throws HostException {
        try (SideBySide work = new SideBySide()) {
            work.each(pulls, this::pull).results();
        }
    }

    private Pull pull(Pull pull) throws HostException {
        ImageReference image = ImageReference.parse(pull.image());
        String action = "pull " + image.tagged();
        listener.started(pull.host(), action);
        long start = System.nanoTime();
        site.fleet().host(new HostName(pull.host())).run(command(image).withTimeout(LONGEST));
        listener.done(pull.host(), action, Duration.ofNanos(System.nanoTime() - start));
        return pull;
    }

    /** By its digest, and then tagged: without the tag a later deployment could not tell that it is there. */
    private Command command(ImageReference image) {
        return Command.script(Registries.use(site.mount())
                + """
                said=$(mktemp)
                trap 'rm -f -- "$said"' EXIT
                docker pull %1$s >"$said" 2>&1 &
                pull=$!
                for (( turn = 0; turn < %3$d; turn++ )); do
                  [ ! -s "$said" ] && kill -0 $pull 2>/dev/null || break
                  sleep 0.1
                done
                if [ ! -s "$said" ] && kill $pull 2>/dev/null; then
                  echo 'the registry does not answer' >&2
                  exit 1
                fi
                wait $pull || { tail -n 1 "$said" >&2; exit 1; }
                docker tag %1$s %2$s
                """.formatted(
                                Command.quote(image.exact(image.digest().orElseThrow())),
                                Command.quote(image.tagged()),
                                SILENCE));
    }
}
