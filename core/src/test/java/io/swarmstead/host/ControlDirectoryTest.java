package io.swarmstead.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControlDirectoryTest {
    @TempDir
    private Path parent;

    private Path claim(String name, String owner) throws HostException, IOException {
        return ControlDirectory.claim(parent.resolve(name), owner);
    }

    private static String ourselves() throws IOException {
        return ControlDirectory.Ourselves.ask().owner();
    }

    @Test
    void itIsMadeForUsAlone() throws Exception {
        Path made = claim("new", ourselves());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made)))
                .isEqualTo("rwx------");
        assertThat(claim("new", ourselves())).isEqualTo(made);
    }

    @Test
    void oneThatOthersMayEnterIsRefused() throws Exception {
        Files.createDirectory(
                parent.resolve("open"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        assertThatThrownBy(() -> claim("open", ourselves())).isInstanceOf(HostException.class);
    }

    @Test
    void oneOfSomebodyElseIsRefused() throws Exception {
        claim("theirs", ourselves());
        assertThatThrownBy(() -> claim("theirs", "mallory")).isInstanceOf(HostException.class);
    }

    @Test
    void aLinkIsRefused() throws Exception {
        Files.createSymbolicLink(parent.resolve("link"), claim("real", ourselves()));
        assertThatThrownBy(() -> claim("link", ourselves())).isInstanceOf(HostException.class);
    }
}
