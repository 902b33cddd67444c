package io.swarmstead.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.HostName;
import io.swarmstead.spec.Specs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A volume on which somebody plants links, and a place outside to which they lead. Commands really run on it, as root and
 * in a view of the mounts of their own; where that is not permitted, the test is skipped.
 */
public final class PlantedLinks {
    private static final String CONTENT = "nobody's business\n";

    private final Host host = new LocalHost(new HostName("alpha"));
    private final Path volume;
    private final Path outside;

    public PlantedLinks(Path temp) throws IOException, HostException {
        assumeTrue(
                host.attempt(Command.of("unshare", "--mount", "--propagation", "private", "true"))
                        .succeeded(),
                "needs root, and a kernel that lets it have mounts of its own");
        volume = Files.createDirectory(temp.resolve("volume"));
        outside = Files.createDirectory(temp.resolve("outside"));
        Files.writeString(outside.resolve("file"), CONTENT);
        Files.createDirectory(outside.resolve("directory"));
        Files.setPosixFilePermissions(outside.resolve("file"), PosixFilePermissions.fromString("rw-r-----"));
        Files.setPosixFilePermissions(outside.resolve("directory"), PosixFilePermissions.fromString("rwxr-x---"));
    }

    /** The host that has the volume. */
    public Host host() {
        return host;
    }

    public String volume() {
        return volume.toString();
    }

    /** Three hosts whose volume this is. */
    public CloudSpec cloud() {
        return Specs.threeHosts("storage: {mount: %s}".formatted(volume));
    }

    /** What the host makes of a command, for one of which all others are fakes. */
    public Result really(Command command) {
        try {
            return host.attempt(command);
        } catch (HostException failed) {
            throw new AssertionError(failed);
        }
    }

    /** Below the volume. */
    public Path at(String path) {
        return volume.resolve(path);
    }

    /** A link there that leads outside, to the directory. */
    public Path toDirectory(String path) throws IOException {
        return link(path, "directory");
    }

    /** A link there that leads outside, to the file. */
    public Path toFile(String path) throws IOException {
        return link(path, "file");
    }

    /** A link there that leads outside, to nothing. */
    public Path toNothing(String path) throws IOException {
        return link(path, "nothing");
    }

    private Path link(String path, String target) throws IOException {
        Path link = at(path);
        Files.createDirectories(link.getParent());
        return Files.createSymbolicLink(link, outside.resolve(target));
    }

    /** Everything outside is as it was: names, contents, owners and modes. */
    public void assertOutsideUntouched() throws IOException {
        try (var names = Files.walk(outside)) {
            assertThat(names.map(outside::relativize).map(Path::toString))
                    .containsExactlyInAnyOrder("", "file", "directory");
        }
        assertThat(outside.resolve("file")).hasContent(CONTENT);
        assertMode("file", "rw-r-----");
        assertMode("directory", "rwxr-x---");
    }

    private void assertMode(String name, String mode) throws IOException {
        Path path = outside.resolve(name);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .as(name)
                .isEqualTo(mode);
        assertThat(Files.getAttribute(path, "unix:uid")).as(name).isEqualTo(0);
    }
}
