package io.swarmstead.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstead.host.Folder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostPathTest {
    @ParameterizedTest
    @CsvSource({
        "/etc, /etc",
        "/etc/, /etc",
        "//etc//ssh/, /etc/ssh",
        "/srv/./../etc, /etc",
        "/../../etc, /etc",
        "/, /",
        "//, /",
        "/.., /",
        "/var/run/docker.sock, /run/docker.sock",
        "/var/run, /run",
        "/var/runner, /var/runner",
        "/srv/../var//run/./docker.sock, /run/docker.sock",
        "/lib/modules, /usr/lib/modules",
        "/sbin, /usr/sbin",
    })
    void aFileHasOneName(String written, String path) {
        assertThat(HostPath.of(written)).hasToString(path);
    }

    @Test
    void aFolderIsWithinItselfAndNotBelowItself() {
        Folder folder = HostPath.of("/var/data");
        assertThat(folder.within(folder)).isTrue();
        assertThat(folder.isBelow(folder)).isFalse();
        assertThat(HostPath.of("/var/database").within(folder)).isFalse();
        assertThat(HostPath.of("/var/data/wiki").isBelow(folder)).isTrue();
    }

    @Test
    void everythingElseIsBelowTheRoot() {
        Folder root = HostPath.of("/");
        assertThat(root.isBelow(root)).isFalse();
        assertThat(HostPath.of("/srv").isBelow(root)).isTrue();
        assertThat(HostPath.of("/srv").overlaps(root)).isTrue();
        assertThat(root.overlaps(HostPath.of("/srv"))).isTrue();
    }
}
