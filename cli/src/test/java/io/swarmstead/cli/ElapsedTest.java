package io.swarmstead.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ElapsedTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0.0 s",
        "49, 0.0 s",
        "1200, 1.2 s",
        "59949, 59.9 s",
        "59950, 1 min 00 s",
        "63400, 1 min 03 s",
        "3599400, 59 min 59 s",
        "3599500, 1 h 00 min",
        "7500000, 2 h 05 min"
    })
    void durationsReadAsPeopleSayThem(long milliseconds, String text) {
        assertThat(Elapsed.text(Duration.ofMillis(milliseconds))).isEqualTo(text);
    }
}
