package io.swarmstead.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeepalivedSenseTest {
    @TempDir
    private Path directory;

    @Test
    void itsCheckHasToHaveRunLately() throws IOException {
        Path mark = directory.resolve("checked");
        Path uptime = Files.writeString(directory.resolve("uptime"), "1000.25 900.00\n");
        KeepalivedSense sense = new KeepalivedSense(mark, uptime);

        assertThat(sense.look()).contains("keepalived has never checked this host");

        Files.writeString(mark, "995\n");
        assertThat(sense.look()).isEmpty();

        Files.writeString(mark, "994\n");
        assertThat(sense.look()).contains("keepalived has not checked this host for 6 s");
    }
}
