package io.swarmstead.stacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** When a stack has converged, and when waiting will not help. */
class StackStateTest {
    private static final Instant START = Instant.parse("2026-09-01T10:00:00Z");

    private static final Duration STEADY = Duration.ofSeconds(2);

    private static StackState web(int running, int desired, String state, int... seconds) {
        return StackState.read(Api.service("shop_web", running, desired), Api.tasks("shop_web", state, seconds));
    }

    private static Instant after(int seconds) {
        return START.plusSeconds(seconds);
    }

    @Test
    void aServiceWithAllItsTasksForAMomentHasConverged() {
        assertThat(web(2, 2, "running", 1, 3).converged(START, START, after(6), _ -> STEADY))
                .isTrue();
    }

    @Test
    void aTaskThatHasOnlyJustStartedMayStillCrash() {
        assertThat(web(2, 2, "running", 1, 5).converged(START, START, after(6), _ -> STEADY))
                .isFalse();
    }

    @Test
    void tasksFromBeforeTheDeploymentProveNothingAtItsStart() {
        StackState before = StackState.read(Api.service("shop_web", 1, 1), """
                        [{"ServiceID":"id-of-shop_web","Status":{"State":"running"}}]
                        """);

        assertThat(before.converged(START, START, after(1), _ -> STEADY)).isFalse();
        assertThat(before.converged(START, START, after(3), _ -> STEADY)).isTrue();
    }

    @Test
    void aLackingTaskIsWaitedFor() {
        assertThat(web(1, 2, "running", 1).converged(START, START, after(9), _ -> STEADY))
                .isFalse();
    }

    /** A task that ends every second was counted, and had ended by the time that tasks were listed. */
    @Test
    void aTaskThatWasCountedAndIsNotListedIsWaitedFor() {
        assertThat(web(1, 1, "complete", 1).converged(START, START, after(9), _ -> STEADY))
                .isFalse();
    }

    @Test
    void anUpdateThatGoesOnIsWaitedFor() {
        StackState updating =
                StackState.read(Api.service("shop_web", 2, 2, "updating"), Api.tasks("shop_web", "running", 1));

        assertThat(updating.converged(START, START, after(9), _ -> STEADY)).isFalse();
        assertThat(updating.brokenOff()).isEmpty();
    }

    @Test
    void noServiceAtAllHasNotConverged() {
        assertThat(StackState.read("[]", "[]").converged(START, START, after(9), _ -> STEADY))
                .isFalse();
    }

    @Test
    void tasksThatFailAgainAndAgainAreHopeless() {
        assertThat(web(0, 1, "failed", 1, 3, 5).hopeless(START, 3))
                .get()
                .satisfies(task -> assertThat(task.error()).isEqualTo("task: non-zero exit (1)"));
        assertThat(web(0, 1, "rejected", 1, 3, 5).hopeless(START, 3)).isPresent();
        assertThat(web(0, 1, "failed", 1, 3).hopeless(START, 3)).isEmpty();
    }

    @Test
    void failuresFromBeforeTheDeploymentDoNotCount() {
        assertThat(web(0, 1, "failed", 1, 3, 5).hopeless(after(2), 3)).isEmpty();
    }

    @Test
    void theSummaryTellsEveryService() {
        assertThat(web(1, 2, "running", 1).summary()).isEqualTo("shop_web 1/2");
    }

    @Test
    void aTaskIsNamedByServiceAndSlot() {
        StackState state = web(0, 1, "failed", 1);

        assertThat(state.name(state.tasks().getFirst())).isEqualTo("shop_web.1");
    }
}
