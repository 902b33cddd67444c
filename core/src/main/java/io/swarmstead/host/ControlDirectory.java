package io.swarmstead.host;

import io.swarmstead.spec.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/**
 * The directory of the sockets through which commands share a connection. Whoever can reach such a socket is root on
 * the host behind it, so a directory that is not ours alone is refused.
 */
final class ControlDirectory {
    private static final Set<PosixFilePermission> OURS_ALONE = PosixFilePermissions.fromString("rwx------");

    /** A Unix socket's path has at most 104 bytes, of which we and ssh append up to 40. */
    private static final int LONGEST = 60;

    private ControlDirectory() {}

    /** {@code $XDG_RUNTIME_DIR/swarmstead}, or {@code /tmp/swarmstead-<uid>} where that is missing or too long. */
    static Path standard() throws HostException {
        Path directory = Optional.ofNullable(System.getenv("XDG_RUNTIME_DIR"))
                .map(Path::of)
                .filter(Files::isDirectory)
                .map(runtime -> runtime.resolve("swarmstead"))
                .filter(path -> path.toString().getBytes(StandardCharsets.UTF_8).length <= LONGEST)
                .orElseGet(() -> Path.of("/tmp"));
        try {
            Ourselves ourselves = Ourselves.ask();
            return claim(
                    directory.endsWith("swarmstead") ? directory : directory.resolve("swarmstead-" + ourselves.uid()),
                    ourselves.owner());
        } catch (IOException failure) {
            throw new HostException(refusal(directory, failure.toString()), failure);
        }
    }

    /** Makes the directory, or makes sure that the one there is nobody else's. */
    static Path claim(Path directory, String owner) throws HostException, IOException {
        try {
            return Files.createDirectory(directory, PosixFilePermissions.asFileAttribute(OURS_ALONE));
        } catch (FileAlreadyExistsException _) {
            PosixFileAttributes found =
                    Files.readAttributes(directory, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (!found.isDirectory()
                    || !found.owner().getName().equals(owner)
                    || !found.permissions().equals(OURS_ALONE)) {
                throw new HostException(refusal(directory, "somebody else may reach what is in it"));
            }
            return directory;
        }
    }

    private static Problem refusal(Path directory, String why) {
        return new Problem(
                directory + ": not usable for the sockets of shared SSH connections",
                why,
                "ls -ld %s, and move it away if it is not yours with mode 0700".formatted(directory));
    }

    /** Who we are to the file system; Java tells it only of a file that we made. */
    record Ourselves(String owner, Object uid) {
        static Ourselves ask() throws IOException {
            Path probe = Files.createTempFile("swarmstead", ".probe");
            try {
                return new Ourselves(Files.getOwner(probe).getName(), Files.getAttribute(probe, "unix:uid"));
            } finally {
                Files.delete(probe);
            }
        }
    }
}
