package io.swarmstead.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgeTest {
    @ParameterizedTest
    @CsvSource({
        "-3, 0 s",
        "0, 0 s",
        "59, 59 s",
        "60, 1 min",
        "3599, 59 min",
        "3600, 1 h",
        "172799, 47 h",
        "172800, 2 days"
    })
    void ageIsToldCoarsely(long seconds, String text) {
        Instant now = Instant.parse("2026-09-01T10:00:00Z");
        assertThat(Age.of(now.minusSeconds(seconds), now)).isEqualTo(text);
    }
}
