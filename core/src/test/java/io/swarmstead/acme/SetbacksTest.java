package io.swarmstead.acme;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstead.spec.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SetbacksTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final Problem PROBLEM = new Problem("what", "why", "next");

    @Test
    void restsOnTheWayDoubleUpToAnHour() {
        Setbacks setbacks = Setbacks.NONE;
        List<Long> seconds = new ArrayList<>();
        for (int i = 0; i < 11; i++) {
            setbacks = setbacks.onTheWay(NOW, Optional.empty(), PROBLEM);
            seconds.add(rest(setbacks).toSeconds());
        }

        assertThat(seconds).containsExactly(10L, 20L, 40L, 80L, 160L, 320L, 640L, 1280L, 2560L, 3600L, 3600L);
    }

    @Test
    void restsAfterRefusalsGrowTenfoldUpToADay() {
        Setbacks setbacks = Setbacks.NONE;
        List<Long> minutes = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            setbacks = setbacks.goneOn().refused(NOW, Optional.empty(), PROBLEM);
            minutes.add(rest(setbacks).toMinutes());
        }

        assertThat(minutes).containsExactly(1L, 10L, 100L, 1000L, 1440L);
    }

    @Test
    void theFirstOrderThatIsLostCostsNoRestAndThoseAfterItMoreAndMore() {
        Setbacks setbacks = Setbacks.NONE.lost(NOW, PROBLEM);
        assertThat(setbacks.until()).isEmpty();

        List<Long> minutes = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            setbacks = setbacks.goneOn().lost(NOW, PROBLEM);
            minutes.add(rest(setbacks).toMinutes());
        }

        assertThat(minutes).containsExactly(10L, 100L, 1000L);
    }

    @Test
    void aStepForwardEndsTheRestAndNotTheCountOfRefusals() {
        Setbacks setbacks = Setbacks.NONE
                .refused(NOW, Optional.empty(), PROBLEM)
                .onTheWay(NOW, Optional.empty(), PROBLEM)
                .goneOn();

        assertThat(setbacks.restsUntil(NOW)).isEmpty();
        assertThat(setbacks.onTheWay()).isZero();
        assertThat(setbacks.refusals()).isEqualTo(1);
    }

    @Test
    void theWishOfTheAuthorityCountsWithinReason() {
        Duration hours = Duration.ofHours(5);

        assertThat(rest(Setbacks.NONE.onTheWay(NOW, Optional.of(NOW.plus(hours)), PROBLEM)))
                .isEqualTo(hours);
        assertThat(rest(Setbacks.NONE.onTheWay(NOW, Optional.of(NOW.minus(hours)), PROBLEM)))
                .isEqualTo(Duration.ofSeconds(10));
        assertThat(rest(Setbacks.NONE.onTheWay(NOW, Optional.of(NOW.plus(Duration.ofDays(400))), PROBLEM)))
                .isEqualTo(Duration.ofDays(7));
    }

    @Test
    void whatMayHelpAtOnceIsTriedAfterAnOutageToo() {
        Setbacks outage = Setbacks.NONE.onTheWay(NOW, Optional.empty(), PROBLEM);
        Setbacks tried = outage.once();

        assertThat(outage.triedAtOnce()).isFalse();
        assertThat(tried.triedAtOnce()).isTrue();
        assertThat(tried.restsUntil(NOW)).isEmpty();
        assertThat(tried.onTheWay(NOW, Optional.empty(), PROBLEM).triedAtOnce()).isFalse();
        assertThat(tried.goneOn().triedAtOnce()).isFalse();
    }

    private static Duration rest(Setbacks setbacks) {
        return Duration.between(NOW, setbacks.until().orElseThrow());
    }
}
