package io.swarmstead.steward;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The steward's program with its own Java, as this program carries it for the hosts.
 *
 * @param digest 16 hex digits that are the same for the same program
 * @param archive a tar, compressed by gzip
 */
public record Bundle(String digest, Path archive) {
    /** The system property that names the directory with the files {@code digest} and {@code steward.tar.gz}. */
    private static final String PROPERTY = "swarmstead.bundle";

    /** The one beside this program; none where it was not started by its launcher. */
    public static Optional<Bundle> carried() {
        return Optional.ofNullable(System.getProperty(PROPERTY)).map(Path::of).map(Bundle::in);
    }

    private static Bundle in(Path directory) {
        try {
            return new Bundle(
                    Files.readString(directory.resolve("digest")).strip(), directory.resolve("steward.tar.gz"));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
