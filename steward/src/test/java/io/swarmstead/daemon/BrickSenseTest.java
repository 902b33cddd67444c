package io.swarmstead.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.swarmstead.spec.StorageSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrickSenseTest {
    @TempDir
    private Path runs;

    @TempDir
    private Path processes;

    @TempDir
    private Path disk;

    private BrickSense sense() {
        return new BrickSense(
                new StorageSpec("data", disk.resolve("brick").toString(), "/var/data", 3, 3, false), runs, processes);
    }

    @Test
    void aCopyThatWasMovedAsideIsTold() throws IOException {
        Files.createDirectory(disk.resolve("brick.behind.20261101T000000Z"));
        Path last = Files.createDirectory(disk.resolve("brick.behind.20261130T000000Z"));

        assertThat(sense().look())
                .hasValueSatisfying(fact -> assertThat(fact)
                        .startsWith("the copy here went back in time and is not served")
                        .endsWith("it lies at " + last));

        Files.createDirectory(disk.resolve("brick"));
        assertThat(sense().look()).contains("the copy here was never served");
    }

    @Test
    void theProcessThatGlusterdMarkedHasToLive() throws IOException {
        assertThat(sense().look()).contains("the copy here was never served");

        Path mark = Files.createDirectory(runs.resolve("data")).resolve("10.0.0.11-srv-brick.pid");
        Files.writeString(mark, "4242\n");
        assertThat(sense().look()).contains("the copy here is not served");

        Path socket = runs.resolve("brick.socket");
        Files.writeString(
                Files.createDirectory(processes.resolve("4242")).resolve("cmdline"),
                "glusterfsd\0-S\0" + socket + "\0--brick-port\0" + "1\0");
        try (SpeakingProcess _ = SpeakingProcess.at(socket, "80000018" + "00000001" + "00000001")) {
            assertThat(sense().look()).isEmpty();
        }
        try (SpeakingProcess _ = SpeakingProcess.at(runs.resolve("mute.socket"), "")) {
            Files.writeString(processes.resolve("4242/cmdline"), "-S\0" + runs.resolve("mute.socket") + "\0");
            assertThatIOException().isThrownBy(() -> sense().look()).withMessage("it closes the connection");
        }

        Files.writeString(mark, "");
        assertThat(sense().look()).contains("the copy here is not served");
    }
}
