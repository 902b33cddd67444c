package io.swarmstead.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstead.deployment.DeploymentRecord.Outcome;
import io.swarmstead.deployment.StackChange.Kind;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What was deployed before. */
class DeploymentHistoryTest {
    private static DeploymentRecord at(int minute, Outcome outcome) {
        return new DeploymentRecord(
                Instant.parse("2026-09-01T10:%02d:00Z".formatted(minute)),
                "owner@desk",
                "digest",
                "services: {}",
                Map.of("version", "3.8", "services", Map.of("web", Map.of("deploy", Map.of("replicas", 2)))),
                List.of(new ContentObject(Kind.CONFIG, "site", "shop_site_1", "YQ==", Map.of("a", "b"), "")),
                Map.of("web", "abc"),
                new StackPlan("shop", List.of(), List.of(), List.of(), List.of(), List.of("a note")),
                outcome,
                "");
    }

    private static DeploymentHistory of(Outcome... outcomes) {
        return new DeploymentHistory(IntStream.range(0, outcomes.length)
                .mapToObj(minute -> at(minute, outcomes[minute]))
                .toList());
    }

    @Test
    void aRecordIsOneLineAndReadAsItWasWritten() {
        DeploymentRecord record = at(1, Outcome.SUCCEEDED);

        assertThat(record.json()).doesNotContain("\n");
        assertThat(DeploymentRecord.read(record.json())).isEqualTo(record);
    }

    @Test
    void backLeadsToTheSuccessBeforeTheNewest() {
        assertThat(of(Outcome.SUCCEEDED, Outcome.SUCCEEDED).before()).contains(at(0, Outcome.SUCCEEDED));
        assertThat(of(Outcome.SUCCEEDED, Outcome.SUCCEEDED, Outcome.FAILED).before())
                .contains(at(1, Outcome.SUCCEEDED));
        assertThat(of(Outcome.SUCCEEDED).before()).isEmpty();
        assertThat(of().before()).isEmpty();
    }

    @Test
    void aTimeNamesOneSuccess() {
        DeploymentHistory history = of(Outcome.SUCCEEDED, Outcome.FAILED, Outcome.SUCCEEDED);

        assertThat(history.at("2026-09-01T10:02")).contains(at(2, Outcome.SUCCEEDED));
        assertThat(history.at("2026-09-01T10:01")).isEmpty();
        assertThat(history.at("2026-09-01")).as("of two").isEmpty();
    }

    @Test
    void theLastTenSuccessesAreKeptAndWhatIsYounger() {
        Outcome[] outcomes = new Outcome[13];
        Arrays.fill(outcomes, Outcome.SUCCEEDED);
        outcomes[1] = Outcome.FAILED;
        outcomes[12] = Outcome.FAILED;

        assertThat(of(outcomes).superfluous()).containsExactly(at(0, Outcome.SUCCEEDED), at(1, Outcome.FAILED));
        assertThat(of(Outcome.FAILED, Outcome.SUCCEEDED).superfluous()).isEmpty();
    }

    @Test
    void recordsWithoutASealGoWhenThereAreTenWithOne() {
        Outcome[] outcomes = new Outcome[10];
        Arrays.fill(outcomes, Outcome.SUCCEEDED);
        Instant old = Instant.parse("2026-08-01T10:00:00Z");
        List<DeploymentRecord> ten = of(outcomes).records();

        assertThat(new DeploymentHistory(ten, List.of(), List.of(old)).superfluousUnsealed())
                .containsExactly(old);
        assertThat(new DeploymentHistory(ten.subList(1, 10), List.of(), List.of(old)).superfluousUnsealed())
                .isEmpty();
    }
}
