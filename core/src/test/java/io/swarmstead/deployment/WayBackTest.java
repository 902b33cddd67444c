package io.swarmstead.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstead.deployment.DeploymentHistory.Refused;
import io.swarmstead.deployment.DeploymentRecord.Outcome;
import io.swarmstead.spec.Problem;
import io.swarmstead.stacks.StackName;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Where a rollback leads among records of which somebody else may have written some. */
class WayBackTest {
    private static final StackName SHOP = new StackName("shop");

    private static Instant minute(int minute) {
        return Instant.parse("2026-09-01T10:%02d:00Z".formatted(minute));
    }

    private static List<DeploymentRecord> at(int... minutes) {
        return IntStream.of(minutes)
                .mapToObj(minute -> new DeploymentRecord(
                        minute(minute),
                        "owner@desk",
                        "digest",
                        "services: {}",
                        Map.of(),
                        List.of(),
                        Map.of(),
                        new StackPlan("shop", List.of(), List.of(), List.of(), List.of(), List.of()),
                        Outcome.SUCCEEDED,
                        ""))
                .toList();
    }

    private static List<Refused> refused(int minute) {
        return List.of(new Refused(minute(minute), "its seal does not hold"));
    }

    private static Optional<Instant> target(DeploymentHistory history, Optional<String> time) {
        return WayBack.in(history, SHOP, time) instanceof WayBack.To(var record)
                ? Optional.of(record.time())
                : Optional.empty();
    }

    private static Problem problem(DeploymentHistory history, Optional<String> time) {
        return WayBack.in(history, SHOP, time) instanceof WayBack.Nowhere(var problem)
                ? problem
                : new Problem("", "", "");
    }

    @Test
    void aRefusedRecordBehindTheTargetMayBeTheOneThatWasMeant() {
        DeploymentHistory history = new DeploymentHistory(at(1, 3), refused(2), List.of());

        assertThat(problem(history, Optional.empty()).what())
                .isEqualTo("shop: the record of 2026-09-01T10:02:00Z is refused");
        assertThat(target(history, Optional.of("2026-09-01T10:01"))).contains(minute(1));
    }

    @Test
    void aRefusedRecordBeforeTheTargetIsInNobodysWay() {
        DeploymentHistory history = new DeploymentHistory(at(2, 3), refused(1), List.of());

        assertThat(target(history, Optional.empty())).contains(minute(2));
        assertThat(problem(history, Optional.of("2026-09-01T10:01")).why()).isEqualTo("its seal does not hold");
    }

    @Test
    void aRecordWithoutASealIsForAPersonToRead() {
        DeploymentHistory history = new DeploymentHistory(at(3), List.of(), List.of(minute(1), minute(2)));

        assertThat(problem(history, Optional.empty()))
                .isEqualTo(new Problem(
                        "shop: the record of 2026-09-01T10:02:00Z has no seal",
                        "it was made before there were seals, and a container could have written it",
                        "swarmstead stack history shop --show 2026-09-01T10:02:00Z > FILE, read it, then: swarmstead"
                                + " stack deploy shop -f FILE"));
        assertThat(problem(history, Optional.of("2026-09-01T10:01")).what()).endsWith("10:01:00Z has no seal");
    }

    @Test
    void whereThereIsNothingTheHistoryIsNamed() {
        DeploymentHistory history = new DeploymentHistory(at(3), List.of(), List.of());

        assertThat(problem(history, Optional.empty()).what()).isEqualTo("shop: no deployment to go back to");
        assertThat(problem(history, Optional.of("2025")).what())
                .isEqualTo("2025: no deployment of shop that succeeded, or several");
    }
}
