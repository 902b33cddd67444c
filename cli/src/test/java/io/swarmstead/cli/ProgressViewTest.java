package io.swarmstead.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstead.plan.Outcome;
import io.swarmstead.plan.Step;
import io.swarmstead.spec.Problem;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressViewTest {
    private static final long SECOND = 1_000_000_000;
    private static final Step INSTALL = Change.on("alpha", "install docker");
    private static final Step JOIN = Change.on("beta", "join the swarm");

    private final ProgressView view =
            new ProgressView(Screen.withoutTerminal().terminal().err());

    @Test
    void runningStepsShowHowLongAndTheOldestFirst() {
        view.started(Activity.of(INSTALL), 0);
        view.started(Activity.of(JOIN), SECOND);
        assertThat(view.running(3 * SECOND, Size.DEFAULT))
                .containsExactly("… alpha  install docker  3.0 s", "… beta   join the swarm  2.0 s");
    }

    @Test
    void aDoneStepLeavesTheRunningOnes() {
        view.started(Activity.of(INSTALL), 0);
        assertThat(view.ended(new Outcome.Done(INSTALL), Duration.ofMillis(1200)))
                .containsExactly("✓ alpha  install docker  1.2 s");
        assertThat(view.running(SECOND, Size.DEFAULT)).isEmpty();
    }

    @Test
    void aFailedStepHasItsProblemBeneath() {
        view.started(Activity.of(JOIN), 0);
        Problem problem = new Problem("beta: no answer", "timeout", "ssh beta");
        assertThat(view.ended(new Outcome.Failed(JOIN, problem), Duration.ofSeconds(63)))
                .containsExactly(
                        "✗ beta  join the swarm  1 min 03 s",
                        "    beta: no answer",
                        "    why:  timeout",
                        "    next: ssh beta");
    }

    @Test
    void aHeldStepSaysThatItDidNotStart() {
        assertThat(view.ended(new Outcome.Held(JOIN), Duration.ZERO))
                .containsExactly("- beta  join the swarm  not started");
    }

    @Test
    void linesThatRunNeverWrap() {
        view.started(Activity.of(INSTALL), 0);
        assertThat(view.running(SECOND, new Size(24, 20))).containsExactly("… alpha  ins  1.0 s");
    }

    @Test
    void stepsBeyondTheHeightAreOnlyCounted() {
        for (int number = 1; number <= 5; number++) {
            view.started(new Activity("alpha", "step " + number), 0);
        }
        assertThat(view.running(0, new Size(4, 80)))
                .containsExactly("… alpha  step 1  0.0 s", "… alpha  step 2  0.0 s", "… and 3 more");
    }
}
