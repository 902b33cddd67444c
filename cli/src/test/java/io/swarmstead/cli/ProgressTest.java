package io.swarmstead.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstead.plan.Outcome;
import io.swarmstead.plan.Step;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private static final Step STEP = Change.on("alpha", "install docker");

    @Test
    void withoutATerminalEachStepIsTwoPlainLines() {
        Screen screen = Screen.withoutTerminal();
        run(screen);
        assertThat(screen.err()).isEqualTo("… alpha  install docker\n✓ alpha  install docker  1.2 s\n");
    }

    @Test
    void onATerminalTheRunningLineGivesWayToTheDoneOne() {
        Screen screen = Screen.typing("");
        run(screen);
        assertThat(screen.err())
                .startsWith("… alpha  install docker  0.")
                .endsWith("\u001b[1A\r\u001b[J✓ alpha  install docker  1.2 s\n");
    }

    @Test
    void closingTakesAwayWhatStillRuns() {
        Screen screen = Screen.typing("");
        try (Progress progress = Progress.on(screen.terminal().err(), () -> Size.DEFAULT)) {
            progress.started(STEP);
        }
        assertThat(screen.err()).endsWith("\u001b[1A\r\u001b[J");
    }

    private static void run(Screen screen) {
        try (Progress progress = Progress.on(screen.terminal().err(), () -> Size.DEFAULT)) {
            progress.started(STEP);
            progress.ended(new Outcome.Done(STEP), Duration.ofMillis(1200));
        }
    }
}
