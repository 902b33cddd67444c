package io.swarmstead.compose;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RestartTest {
    @ParameterizedTest
    @CsvSource({
        "always, any, 0",
        "always:2, any, 2",
        "unless-stopped, any, 0",
        "on-failure, on-failure, 0",
        "on-failure:, on-failure, 0",
        "on-failure:0, on-failure, 0",
        "on-failure:3, on-failure, 3",
        "on-failure:+3, on-failure, 3",
    })
    void aWordIsThePolicyThatDockerMakesOfIt(String word, String condition, long attempts) {
        assertThat(Restart.of(word)).isEqualTo(new Restart.Policy(condition, attempts));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no", "no:", "no:3"})
    void noIsNoPolicy(String word) {
        assertThat(Restart.of(word)).isEqualTo(new Restart.Unsaid());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sometimes",
                "Always",
                ":3",
                ":",
                "on-failure:-1",
                "on-failure:x",
                "on-failure:3:4",
                "on-failure: 3",
                "on-failure:9999999999999999999",
                "always\n"
            })
    void otherWordsAreRefusedByDocker(String word) {
        assertThat(Restart.of(word)).isInstanceOf(Restart.Refused.class);
    }
}
