package io.swarmstead.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers as Go prints them, and as they are read again. */
class GoNumberTest {
    @ParameterizedTest
    @CsvSource({
        "0.0, 0",
        "-0.0, -0",
        "1.0, 1",
        "-2.5, -2.5",
        "0.0001, 0.0001",
        "0.00001, 1e-05",
        "-0.000012, -1.2e-05",
        "999999.0, 999999",
        "1000000.0, 1e+06",
        "1234567.5, 1.2345675e+06",
        "-1e100, -1e+100"
    })
    void anExponentIsWrittenWhereGoWritesOne(double number, String printed) {
        assertThat(GoNumber.text(number)).isEqualTo(printed);
    }

    @ParameterizedTest
    @CsvSource({
        "2147483647, Integer",
        "-2147483648, Integer",
        "2147483648, Long",
        "-2147483649, Long",
        "9223372036854775807, Long",
        "-9223372036854775808, Long",
        "9223372036854775808, BigInteger",
        "-9223372036854775809, BigInteger"
    })
    void aWholeNumberIsAsNarrowAsItCanBe(String written, String type) {
        Number number = GoNumber.whole(new BigInteger(written));

        assertThat(number).hasToString(written);
        assertThat(number.getClass().getSimpleName()).isEqualTo(type);
    }

    @ParameterizedTest
    @CsvSource({"3.0, 3, Integer", "-7.0, -7, Integer", "2.5, 2.5, Double", "1e6, 1000000.0, Double"})
    void aFractionOfNothingBecomesWhole(double number, String read, String type) {
        assertThat(GoNumber.printed(number)).hasToString(read);
        assertThat(GoNumber.printed(number).getClass().getSimpleName()).isEqualTo(type);
    }

    @ParameterizedTest
    @CsvSource({"0.1, 0.1", "0.333, 0.333"})
    void singlePrecisionAddsNoDigits(float number, String printed) {
        assertThat(GoNumber.text(number)).isEqualTo(printed);
    }
}
