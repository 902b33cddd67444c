package io.swarmstead.deployment;

import io.swarmstead.compose.ImageReference;
import io.swarmstead.host.Command;
import java.time.Duration;
import java.util.Collection;

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
        return Command.script("""
                docker version > /dev/null || exit
                for image; do
                  docker image inspect --format ok "$image" > /dev/null 2>&1 || echo "$image"
                done
                """, images.stream().map(PinnedImage::exact).toArray(String[]::new));
    }

    /**
     * By its digest, and then tagged: without the tag a later deployment could not tell that it is there.
     *
     * @param mount where the shared volume is, which has the cloud's logins at registries
     */
    public Command pull(String mount) {
        return Command.script(
                        Registries.USE + """
                said=$(mktemp)
                trap 'rm -f -- "$said"' EXIT
                docker pull "$2" >"$said" 2>&1 &
                pull=$!
                for (( turn = 0; turn < $4; turn++ )); do
                  [ ! -s "$said" ] && kill -0 $pull 2>/dev/null || break
                  sleep 0.1
                done
                if [ ! -s "$said" ] && kill $pull 2>/dev/null; then
                  echo 'the registry does not answer' >&2
                  exit 1
                fi
                wait $pull || { tail -n 1 "$said" >&2; exit 1; }
                docker tag "$2" "$3"
                """,
                        Registries.folder(mount),
                        exact(),
                        image.tagged(),
                        String.valueOf(SILENCE))
                .withTimeout(LONGEST)
                .onVolume(mount);
    }
}
