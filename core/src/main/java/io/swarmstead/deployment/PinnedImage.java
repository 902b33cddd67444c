package io.swarmstead.deployment;

import io.swarmstead.compose.ImageReference;
import io.swarmstead.host.Command;
import java.time.Duration;
import java.util.Collection;
import java.util.stream.Collectors;

/** An image by its digest, as services have it once they were deployed, on a host that may need it. */
public record PinnedImage(ImageReference image) {
    /** For an image of some gigabytes on a slow line. */
    private static final Duration LONGEST = Duration.ofMinutes(30);

    /** A registry that has not said a word by then, in tenths of a second, is taken for silent. */
    private static final int SILENCE = 200;

    public PinnedImage {
        if (image.digest().isEmpty()) {
            throw new IllegalArgumentException(image + " has no digest");
        }
    }

    /** The name with the digest and without the tag. */
    public String exact() {
        return image.exact(image.digest().orElseThrow());
    }

    /** A command that prints those that the host has not, as {@link #exact} has them, a line each. */
    public static Command missing(Collection<PinnedImage> images) {
        String names =
                images.stream().map(image -> Command.quote(image.exact())).collect(Collectors.joining(" "));
        return Command.script("""
                docker version > /dev/null || exit
                for image in %s; do
                  docker image inspect --format ok "$image" > /dev/null 2>&1 || echo "$image"
                done
                """.formatted(names));
    }

    /**
     * By its digest, and then tagged: without the tag a later deployment could not tell that it is there.
     *
     * @param mount where the shared volume is, which has the cloud's logins at registries
     */
    public Command pull(String mount) {
        return Command.script(Registries.use(mount)
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
                """.formatted(Command.quote(exact()), Command.quote(image.tagged()), SILENCE))
                .withTimeout(LONGEST);
    }
}
