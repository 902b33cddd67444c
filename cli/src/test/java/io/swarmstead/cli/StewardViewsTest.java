package io.swarmstead.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstead.spec.HostName;
import io.swarmstead.steward.Condition;
import io.swarmstead.steward.StewardReport;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

class StewardViewsTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final HostName ALPHA = new HostName("alpha");
    private static final HostName BETA = new HostName("beta");

    private static StewardReport report(boolean well) {
        return new StewardReport(
                ALPHA,
                NOON,
                well,
                List.of(new Condition("mount", well, well ? "it answers" : "it does not answer", NOON)));
    }

    private static StewardStatusView view(Optional<StewardReport> alpha, Optional<StewardReport> beta) {
        SequencedMap<HostName, Optional<StewardReport>> reports = new LinkedHashMap<>();
        reports.put(ALPHA, alpha);
        reports.put(BETA, beta);
        return new StewardStatusView(reports, NOON.plusSeconds(12));
    }

    @Test
    void eachStewardHasALineWithWhatItSees() {
        StewardStatusView view = view(Optional.of(report(true)), Optional.of(report(false)));

        assertThat(view.lines(Screen.withoutTerminal().terminal().out()))
                .containsExactly(
                        "✓ alpha  it answers; runs for 12 s", "✗ beta   it does not answer, for 12 s; runs for 12 s");
        assertThat(view.well()).isFalse();
    }

    @Test
    void aStewardThatDoesNotAnswerIsSaidToBeSilent() {
        StewardStatusView view = view(Optional.of(report(true)), Optional.empty());

        assertThat(view.lines(Screen.withoutTerminal().terminal().out()).getLast())
                .isEqualTo("✗ beta   the steward does not answer");
        assertThat(view.json())
                .isEqualTo("[{\"host\":\"alpha\",\"answers\":true,\"since\":\"2026-01-01T12:00:00Z\",\"well\":true,"
                        + "\"conditions\":[{\"name\":\"mount\",\"good\":true,\"fact\":\"it answers\","
                        + "\"since\":\"2026-01-01T12:00:00Z\"}]},{\"host\":\"beta\",\"answers\":false}]");
    }

    @Test
    void anAgeOrATimeSaysSinceWhen() {
        assertThat(JournalCommand.instant("10m", NOON)).contains(NOON.minusSeconds(600));
        assertThat(JournalCommand.instant("2026-01-01T11:00:00Z", NOON)).contains(NOON.minusSeconds(3600));
        assertThat(JournalCommand.instant("yesterday", NOON)).isEmpty();
        assertThat(JournalCommand.instant("-1h", NOON)).isEmpty();
    }
}
