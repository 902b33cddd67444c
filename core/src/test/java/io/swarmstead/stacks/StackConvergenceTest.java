package io.swarmstead.stacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When a deployment counts as a success; it began at 12:00:00 and was over at 12:00:01. */
class StackConvergenceTest {
    private static final Instant START = Instant.parse("2026-01-01T12:00:00Z");
    private static final Instant DEPLOYED = START.plusSeconds(1);
    private static final String BEFORE = "2026-01-01T11:00:00.123456789Z";

    private static String service(String created, String updateStatus) {
        return """
                [{"ID": "s1", "CreatedAt": "%s", "Spec": {"Name": "shop_web"},
                  "ServiceStatus": {"RunningTasks": 1, "DesiredTasks": 1}%s}]
                """.formatted(created, updateStatus);
    }

    private static String updateStatus(String state) {
        return ", \"UpdateStatus\": {\"State\": \"%s\", \"Message\": \"because of task t1\"}".formatted(state);
    }

    private static String task(String state, String since) {
        return """
                [{"ServiceID": "s1", "Slot": 1, "Status": {"State": "%s", "Err": "no such image", "Timestamp": "%s"}}]
                """.formatted(state, since);
    }

    private static boolean converged(String service, int secondsAfterStart) {
        return StackState.read(service, task("running", BEFORE))
                .converged(START, DEPLOYED, START.plusSeconds(secondsAfterStart), _ -> Duration.ofSeconds(2));
    }

    @Test
    void theOldTasksDoNotCountBeforeTheEngineHasBegunToReplaceThem() {
        assertThat(converged(service(BEFORE, ""), 1)).isFalse();
    }

    @Test
    void aServiceThatTheEngineFindsNothingToUpdateInCountsAfterAMoment() {
        assertThat(converged(service(BEFORE, ""), 4)).isTrue();
    }

    @Test
    void anUpdateCountsWhenItIsCompleted() {
        assertThat(converged(service(BEFORE, updateStatus("updating")), 100)).isFalse();
        assertThat(converged(service(BEFORE, updateStatus("completed")), 2)).isTrue();
    }

    @Test
    void aNewServiceHasNoOldTasksToWaitFor() {
        assertThat(converged(service("2026-01-01T12:00:00.5Z", ""), 2)).isTrue();
    }

    @Test
    void aNewServiceThatDoesNotKnowItsTasksYetIsWaitedFor() {
        String global = service("2026-01-01T12:00:00.5Z", "").replace(": 1", ": 0");
        assertThat(converged(global, 2)).isFalse();
        assertThat(converged(global, 4)).isTrue();
    }

    @Test
    void tasksThatHaveJustStartedMayStillFail() {
        StackState state =
                StackState.read(service(BEFORE, updateStatus("completed")), task("running", "2026-01-01T12:00:09Z"));
        assertThat(state.converged(START, DEPLOYED, START.plusSeconds(10), _ -> Duration.ofSeconds(2)))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"paused", "rollback_started", "rollback_paused", "rollback_completed"})
    void anUpdateThatTheEngineBrokeOffIsNoSuccess(String state) {
        assertThat(converged(service(BEFORE, updateStatus(state)), 100)).isFalse();
    }

    @Test
    void whatTheEngineTakesBackIsWaitedForAndThenTold() {
        StackState returning = StackState.read(
                service(BEFORE, updateStatus("rollback_started")), task("failed", "2026-01-01T12:00:05Z"));
        StackState returned = StackState.read(service(BEFORE, updateStatus("rollback_completed")), "[]");

        assertThat(returning.returning()).isTrue();
        assertThat(returning.lastBroken("s1", START))
                .map(StackState.Task::error)
                .contains("no such image");
        assertThat(returned.returning()).isFalse();
        assertThat(returned.brokenOff()).isPresent();
    }
}
