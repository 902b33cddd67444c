package io.swarmstead.compose;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a name tells of its value. */
class SecretNamesTest {
    @ParameterizedTest
    @CsvSource({
        "DB_PASSWORD, true, true",
        "db-passwd, true, true",
        "PASSPHRASE, true, true",
        "TOKEN_URL, false, true",
        "KEY_, false, true",
        "MONKEY, false, true",
        "LC_ALL, false, false",
        "_, false, false",
        "'', false, false"
    })
    void theLastWordSaysAndAnyWordMayMean(String name, boolean says, boolean mayMean) {
        assertThat(SecretNames.says(name)).isEqualTo(says);
        assertThat(SecretNames.mayMean(name)).isEqualTo(mayMean);
    }
}
