package io.swarmstead.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstead.deployment.DeploymentHistory;
import io.swarmstead.deployment.DeploymentHistory.Refused;
import io.swarmstead.deployment.DeploymentRecord;
import io.swarmstead.deployment.StackPlan;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Deployments as they are listed. */
class HistoryViewTest {
    private static final DeploymentHistory HISTORY = new DeploymentHistory(
            List.of(new DeploymentRecord(
                    Instant.parse("2026-09-03T10:00:00Z"),
                    "owner@desk",
                    "0123456789abcdef",
                    "services: {}",
                    Map.of(),
                    List.of(),
                    Map.of(),
                    new StackPlan("shop", List.of(), List.of(), List.of(), List.of(), List.of()),
                    DeploymentRecord.Outcome.SUCCEEDED,
                    "every task runs")),
            List.of(new Refused(Instant.parse("2026-09-02T10:00:00Z"), "its seal does not hold")),
            List.of(Instant.parse("2026-09-01T10:00:00Z")));

    @Test
    void whatIsNotKnownToBeOursIsListedInItsPlaceWithNothingOfItsContent() {
        assertThat(new HistoryView("shop", HISTORY).lines(false))
                .containsExactly(
                        "2026-09-01T10:00:00Z  unsealed   made before there were seals; a container could have written it:"
                                + " stack history shop --show 2026-09-01T10:00:00Z",
                        "2026-09-02T10:00:00Z  refused    its seal does not hold",
                        "2026-09-03T10:00:00Z  succeeded  owner@desk  file 0123456789ab  every task runs");
    }

    @Test
    void programsAreToldTheSame() {
        assertThat(new HistoryView("shop", HISTORY).lines(true))
                .singleElement()
                .asString()
                .startsWith("[{\"time\":\"2026-09-01T10:00:00Z\",\"outcome\":\"unsealed\",")
                .contains(
                        "{\"time\":\"2026-09-02T10:00:00Z\",\"outcome\":\"refused\",\"message\":\"its seal does not hold\"}");
    }

    @Test
    void whereNothingLiesThatIsSaid() {
        assertThat(new HistoryView("shop", new DeploymentHistory(List.of(), List.of(), List.of())).lines(false))
                .containsExactly("no deployment of shop is recorded");
    }

    @Test
    void nothingOfAFileIsAnOrderForTheTerminal() {
        assertThat(StackHistory.shown("a:\t1\n\u001b[2Jb: \u202e\u009b2\r\n"))
                .isEqualTo("a:\t1\n\\u001b[2Jb: \\u202e\\u009b2\n");
    }
}
