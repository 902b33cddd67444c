package io.swarmstead.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstead.spec.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What becomes of an incident, turn by turn. */
class LedgerTest {
    private static final Set<String> CHANNELS = Set.of("email", "ntfy");
    private static final Incident BRICK = incident("host/beta/brick", "the brick on beta is down");

    private Instant now = Instant.parse("2026-11-24T12:00:00Z");
    private Ledger ledger = Ledger.EMPTY;

    static Incident incident(String key, String what) {
        return new Incident(key, new Problem(what, "its process ended", "swarmstead status"));
    }

    private void turn(Duration later, Incident... troubles) {
        now = now.plus(later);
        ledger = ledger.turned("host/beta", List.of(troubles), CHANNELS, "alpha", now);
    }

    private void told(Entry.Stage stage) {
        CHANNELS.forEach(channel -> ledger = ledger.told(BRICK.key(), stage, channel));
    }

    private Entry entry() {
        return entry(ledger);
    }

    private static Entry entry(Ledger ledger) {
        return Objects.requireNonNull(ledger.entries().get(BRICK.key()));
    }

    private void open() {
        turn(Duration.ZERO, BRICK);
        turn(Incident.USUAL, BRICK);
        told(Entry.Stage.OPENING);
        turn(Duration.ofSeconds(1), BRICK);
    }

    @Test
    void aTroubleThatLastsIsToldOnce() {
        turn(Duration.ZERO, BRICK);
        assertThat(entry().isDue()).isFalse();

        turn(Incident.USUAL, BRICK);
        assertThat(entry().stage()).isEqualTo(Entry.Stage.OPENING);
        assertThat(entry().notice("garage").subject()).isEqualTo("garage: the brick on beta is down");

        ledger = ledger.told(BRICK.key(), Entry.Stage.OPENING, "email");
        turn(Duration.ofSeconds(1), BRICK);
        assertThat(entry().stage()).as("ntfy was not told").isEqualTo(Entry.Stage.OPENING);

        told(Entry.Stage.OPENING);
        turn(Duration.ofSeconds(1), BRICK);
        assertThat(entry().stage()).isEqualTo(Entry.Stage.OPEN);
        turn(Duration.ofDays(3), BRICK);
        assertThat(entry().isDue()).isFalse();
    }

    @Test
    void aTroubleThatPassesIsNoNews() {
        turn(Duration.ZERO, BRICK);
        turn(Incident.USUAL.minusSeconds(1));

        assertThat(ledger).isEqualTo(Ledger.EMPTY);
    }

    @Test
    void itsEndIsToldOnceWhenItStaysAway() {
        open();
        turn(Duration.ofMinutes(3));
        turn(Entry.CALM.minusSeconds(1));
        assertThat(entry().isDue()).isFalse();

        turn(Duration.ofSeconds(1));
        assertThat(entry().notice("garage").subject()).isEqualTo("garage: over after 3 min: the brick on beta is down");
        told(Entry.Stage.ENDING);
        turn(Duration.ofSeconds(1));
        assertThat(ledger).isEqualTo(Ledger.EMPTY);
    }

    @Test
    void aTroubleThatComesAndGoesIsOne() {
        open();
        for (int i = 0; i < 5; i++) {
            turn(Duration.ofSeconds(30));
            turn(Duration.ofSeconds(20), BRICK);
        }

        assertThat(entry().stage()).isEqualTo(Entry.Stage.OPEN);
    }

    @Test
    void oneOfTwoStewardsTellsAndTheOtherOnlyWhenThatOneIsGone() {
        turn(Duration.ZERO, BRICK);
        turn(Incident.USUAL, BRICK);
        Ledger second = ledger.turned("host/beta", List.of(BRICK), CHANNELS, "beta", now.plusSeconds(1));
        assertThat(second).isEqualTo(ledger);

        Ledger later = ledger.turned("host/beta", List.of(BRICK), CHANNELS, "beta", now.plus(Entry.CLAIM));
        assertThat(entry(later).teller()).isEqualTo("beta");
        assertThat(entry().teller()).isEqualTo("alpha");
    }

    @Test
    void aMessageThatNobodyTakesIsGivenUpAfterADay() {
        turn(Duration.ZERO, BRICK);
        turn(Incident.USUAL, BRICK);
        turn(Entry.NEWS, BRICK);

        assertThat(entry().stage()).isEqualTo(Entry.Stage.OPEN);
    }

    @Test
    void whoeverLooksElsewhereEndsNothing() {
        open();
        now = now.plus(Entry.CALM.multipliedBy(2));
        Ledger elsewhere = ledger.turned("host/bet", List.of(), CHANNELS, "alpha", now);

        assertThat(elsewhere).isEqualTo(ledger);
    }

    @Test
    void newWordsForTheSameTroubleAreNoNews() {
        open();
        turn(Duration.ofSeconds(1), incident(BRICK.key(), "the brick on beta has been down for an hour"));

        assertThat(entry().stage()).isEqualTo(Entry.Stage.OPEN);
        assertThat(entry().incident().problem().what()).contains("for an hour");
    }
}
