package io.swarmstead.acme;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LimitLogTest {
    private static final URI HERE = TestCertificates.DIRECTORY;
    private static final URI STAGING = URI.create("https://staging.example.net/dir");
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final List<String> WIKI = List.of("wiki.example.org");

    @Test
    void threeRefusalsOfANameInAnHourAreEnough() {
        LimitLog log = times(3, LimitLog.Kind.REFUSAL, WIKI, Duration.ofMinutes(1));

        assertThat(log.opens(HERE, WIKI, false, NOW.plus(Duration.ofMinutes(3))))
                .contains(NOW.plus(Duration.ofHours(1)));
        assertThat(log.opens(HERE, WIKI, true, NOW.plus(Duration.ofMinutes(3)))).isPresent();
        assertThat(log.opens(HERE, WIKI, false, NOW.plus(Duration.ofHours(1)))).isEmpty();
        assertThat(log.opens(STAGING, WIKI, false, NOW.plus(Duration.ofMinutes(3))))
                .isEmpty();
        assertThat(log.opens(HERE, List.of("shop.example.org"), false, NOW.plus(Duration.ofMinutes(3))))
                .isEmpty();
    }

    @Test
    void theRefusalOfAWildcardIsThatOfTheNameAboveIt() {
        LimitLog log = times(3, LimitLog.Kind.REFUSAL, List.of("example.org"), Duration.ZERO);

        assertThat(log.opens(HERE, List.of("*.example.org"), false, NOW)).isPresent();
    }

    @Test
    void threeCertificatesForTheSameNamesInAWeekAreEnoughAndRenewalsDoNotCount() {
        LimitLog log = times(3, LimitLog.Kind.CERTIFICATE, WIKI, Duration.ofDays(1));
        Instant then = NOW.plus(Duration.ofDays(3));

        assertThat(log.opens(HERE, WIKI, false, then)).contains(NOW.plus(Duration.ofDays(7)));
        assertThat(log.opens(HERE, WIKI, true, then)).isEmpty();
    }

    @Test
    void aDomainHasFortyCertificatesAWeek() {
        LimitLog log = LimitLog.EMPTY;
        for (int i = 0; i < 40; i++) {
            log = log.with(event(LimitLog.Kind.CERTIFICATE, NOW.plusSeconds(i), List.of("n" + i + ".example.org")));
        }
        Instant then = NOW.plus(Duration.ofHours(1));

        assertThat(log.opens(HERE, List.of("new.example.org"), false, then)).contains(NOW.plus(Duration.ofDays(7)));
        assertThat(log.opens(HERE, List.of("new.example.net"), false, then)).isEmpty();
    }

    @Test
    void ordersAreCountedForTheAccount() {
        LimitLog log = LimitLog.EMPTY;
        for (int i = 0; i < 150; i++) {
            log = log.with(event(LimitLog.Kind.ORDER, NOW, List.of("n" + i + ".example.org")));
        }

        assertThat(log.opens(HERE, List.of("new.example.net"), true, NOW.plusSeconds(1)))
                .contains(NOW.plus(Duration.ofHours(3)));
    }

    @Test
    void whatIsOlderThanAWeekIsForgotten() {
        LimitLog log = LimitLog.EMPTY
                .with(event(LimitLog.Kind.ORDER, NOW, WIKI))
                .with(event(LimitLog.Kind.ORDER, NOW.plus(Duration.ofDays(8)), WIKI));

        assertThat(log.events()).hasSize(1);
    }

    private static LimitLog times(int count, LimitLog.Kind kind, List<String> names, Duration apart) {
        LimitLog log = LimitLog.EMPTY;
        for (int i = 0; i < count; i++) {
            log = log.with(event(kind, NOW.plus(apart.multipliedBy(i)), names));
        }
        return log;
    }

    private static LimitLog.Event event(LimitLog.Kind kind, Instant at, List<String> names) {
        return new LimitLog.Event(kind, HERE, at, names);
    }
}
