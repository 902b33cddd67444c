package io.swarmstead.daemon;

import static org.assertj.core.api.Assertions.assertThat;

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

    private BrickSense sense() {
        return new BrickSense(new StorageSpec("data", "/srv/brick", "/var/data", 3, 3), runs, processes);
    }

    @Test
    void theProcessThatGlusterdMarkedHasToLive() throws IOException {
        assertThat(sense().look()).contains("the copy here was never served");

        Path mark = Files.createDirectory(runs.resolve("data")).resolve("10.0.0.11-srv-brick.pid");
        Files.writeString(mark, "4242\n");
        assertThat(sense().look()).contains("the copy here is not served");

        Files.createDirectory(processes.resolve("4242"));
        assertThat(sense().look()).isEmpty();

        Files.writeString(mark, "");
        assertThat(sense().look()).contains("the copy here is not served");
    }
}
