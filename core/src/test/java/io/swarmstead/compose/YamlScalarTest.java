package io.swarmstead.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What go-yaml 3 makes of a value without quotes. */
class YamlScalarTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0, Integer",
        "-0, 0, Integer",
        "+7, 7, Integer",
        "-7, -7, Integer",
        "1_000, 1000, Integer",
        "017, 15, Integer",
        "0o17, 15, Integer",
        "-017, -15, Integer",
        "0b101, 5, Integer",
        "-0b101, -5, Integer",
        "0x1F, 31, Integer",
        "-0x1f, -31, Integer",
        "2147483648, 2147483648, Long",
        "-9223372036854775808, -9223372036854775808, Long",
        "18446744073709551615, 18446744073709551615, BigInteger",
        "18446744073709551616, 1.8446744073709552E19, Double",
        "-9223372036854775809, -9.223372036854776E18, Double",
        "08, 8.0, Double",
        "5., 5.0, Double",
        ".5, 0.5, Double",
        "1e3, 1000.0, Double",
        "-1.5E-3, -0.0015, Double",
        ".inf, Infinity, Double",
        ".Inf, Infinity, Double",
        ".INF, Infinity, Double",
        "+.inf, Infinity, Double",
        "-.Inf, -Infinity, Double",
        ".nan, NaN, Double",
        ".NaN, NaN, Double",
        ".NAN, NaN, Double",
        "True, true, Boolean",
        "FALSE, false, Boolean"
    })
    void isANumberOrAFlag(String written, String value, String type) {
        assertThat(YamlScalar.resolve(written)).hasToString(value);
        assertThat(YamlScalar.resolve(written)).extracting(Object::getClass).returns(type, Class::getSimpleName);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "~", "null", "Null", "NULL"})
    void isNothing(String written) {
        assertThat(YamlScalar.resolve(written)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "2024-02-29, 2024-02-29T00:00Z",
        "2024-1-2, 2024-01-02T00:00Z",
        "2024-01-02T03:04:05Z, 2024-01-02T03:04:05Z",
        "2024-01-02t3:4:5.1+05:30, 2024-01-02T03:04:05.1+05:30",
        "2024-01-02 03:04:05, 2024-01-02T03:04:05Z",
        "2024-01-02 03:04:05.123456789, 2024-01-02T03:04:05.123456789Z"
    })
    void isADate(String written, OffsetDateTime date) {
        assertThat(YamlScalar.resolve(written)).isEqualTo(date);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yes",
                "on",
                "tRUE",
                "22:22",
                "_1",
                "1e",
                "0b2",
                "0xG",
                "._5",
                ".Nan",
                ".iNF",
                "1e999",
                "12e4567",
                "2024-02-30",
                "2024-13-01",
                "2024-01-02T03:04:05",
                "2024-01-02 03:04:05Z",
                "2024-01-02T25:00:00Z",
                "2024-01-02T03:04:05+99:00"
            })
    void everythingElseIsText(String written) {
        assertThat(YamlScalar.resolve(written)).isEqualTo(written);
    }

    @Test
    void aNumberHasAtMost400Digits() {
        assertThat(YamlScalar.resolve("0." + "1".repeat(398))).isInstanceOf(Double.class);
        assertThat(YamlScalar.resolve("0." + "1".repeat(399))).isInstanceOf(String.class);
    }
}
