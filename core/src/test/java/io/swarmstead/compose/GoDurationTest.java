package io.swarmstead.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Go's {@code time.ParseDuration} and {@code Duration.String} make of each. */
class GoDurationTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0s",
        "+0, 0s",
        "-0, 0s",
        "0h, 0s",
        "1ns, 1ns",
        "999ns, 999ns",
        "1000ns, 1µs",
        "1us, 1µs",
        "1µs, 1µs",
        "1μs, 1µs",
        "1500ns, 1.5µs",
        "999999ns, 999.999µs",
        "1000000ns, 1ms",
        "1.5ms, 1.5ms",
        "999999999ns, 999.999999ms",
        "1000000000ns, 1s",
        "100s, 1m40s",
        "59.5s, 59.5s",
        "59s, 59s",
        "60s, 1m0s",
        "61s, 1m1s",
        "3599s, 59m59s",
        "3600s, 1h0m0s",
        "1h1m1s, 1h1m1s",
        "25h, 25h0m0s",
        "-90s, -1m30s",
        "-1ms, -1ms",
        "+10s, 10s",
        "1.s, 1s",
        ".5s, 500ms",
        "0.9ns, 0s",
        "1s1s, 2s",
        "9223372036854775807ns, 2562047h47m16.854775807s"
    })
    void isPrintedAsDockerPrintsIt(String written, String printed) {
        assertThat(GoDuration.parse(written)).get().asString().isEqualTo(printed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "+", "10", "s", ".s", "1 s", "1s ", "1d", "--1s", "1s2", "9223372036854775808ns"})
    void whatGoRefusesIsNone(String written) {
        assertThat(GoDuration.parse(written)).isEmpty();
    }

    @Test
    void isTheSameForJava() {
        assertThat(GoDuration.parse("1m0.000000001s").map(GoDuration::duration)).contains(Duration.ofSeconds(60, 1));
    }
}
