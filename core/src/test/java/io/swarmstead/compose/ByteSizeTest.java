package io.swarmstead.compose;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Docker's {@code units.RAMInBytes} makes of each. */
class ByteSizeTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1, 1",
        "+1, 1",
        "1b, 1",
        "1k, 1024",
        "1kb, 1024",
        "1 KiB, 1024",
        "1.5m, 1572864",
        ".5g, 536870912",
        "2.G, 2147483648",
        "1t, 1099511627776",
        "1P, 1125899906842624",
        "0.0001k, 0"
    })
    void countsInStepsOf1024(String written, long bytes) {
        assertThat(ByteSize.parse(written)).contains(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "k", ".", "-1", "1  k", "1e", "1bb", "1ki b", "1,5g"})
    void everythingElseIsNone(String written) {
        assertThat(ByteSize.parse(written)).isEmpty();
    }
}
