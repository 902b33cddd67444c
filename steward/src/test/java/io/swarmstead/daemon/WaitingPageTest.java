package io.swarmstead.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstead.spec.HostName;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When there is somebody to tell people to wait. */
class WaitingPageTest {
    private final AnsweringHost host = AnsweringHost.printing(_ -> "");

    @TempDir
    private Path folder;

    private boolean waits;
    private long clock;
    private WaitingPage page;

    @BeforeEach
    void begin() {
        Journal journal = new Journal(folder.resolve("journal"), new HostName("alpha"), InstantSource.system());
        page = new WaitingPage(() -> waits, host, new Errand("waiting", Runnable::run, journal), () -> clock);
    }

    private void tick(Duration later) {
        clock += later.toNanos();
        page.tick();
    }

    @Test
    void atRestNothingIsStartedAndNothingIsAskedFor() {
        tick(Duration.ofMinutes(5));

        assertThat(host.received()).isEmpty();
    }

    @Test
    void itIsThereForAsLongAsAServiceWaitsAndAMinuteLonger() {
        waits = true;
        tick(Duration.ofSeconds(1));
        tick(Duration.ofSeconds(1));
        assertThat(host.received())
                .singleElement()
                .satisfies(command -> assertThat(command.input())
                        .contains("swarmstead-waiting.service", "--tell-to-wait", "DynamicUser=yes"));

        tick(Duration.ofSeconds(30));
        assertThat(host.received()).as("it is asked whether it lives").hasSize(2);
        waits = false;
        tick(Duration.ofSeconds(59));
        assertThat(host.received()).hasSize(2);
        tick(Duration.ofSeconds(1));
        tick(Duration.ofSeconds(1));

        assertThat(host.lines()).hasSize(3).last().isEqualTo("systemctl stop swarmstead-waiting.service");
    }
}
