package io.swarmstead.acme;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RenewalsTest {
    private static final Instant FROM = Instant.parse("2026-11-01T00:00:00Z");

    /** In hours after its beginning; the authority may wish nothing. */
    @ParameterizedTest
    @CsvSource({
        "2160, , 1440", // 90 days: a third left
        "1080, , 720",
        "144, , 72", // 6 days: half left
        "2160, 1000, 1000",
        "2160, 0, 0",
        "2160, 2100, 1800" // a wish that leaves less than a sixth
    })
    void aCertificateIsRenewed(long life, @Nullable Long wish, long due) {
        Instant to = FROM.plus(Duration.ofHours(life));
        Optional<Issued.RenewalWindow> window = Optional.ofNullable(wish)
                .map(hours -> FROM.plus(Duration.ofHours(hours)))
                .map(at -> new Issued.RenewalWindow(at, at, at));
        Issued certificate = TestCertificates.issued(FROM, to, "a.example.org").asked(window, FROM);

        assertThat(Duration.between(FROM, Renewals.due(certificate)).toHours()).isEqualTo(due);
    }
}
