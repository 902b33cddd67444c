package io.swarmstead.lint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RestartWordsTest {
    private static final String SERVICE = "services:\n  web:\n    image: nginx:1\n    restart: %s\n";

    @ParameterizedTest
    @ValueSource(strings = {"always", "unless-stopped", "on-failure", "\"on-failure:3\""})
    void whatDockerMakesAPolicyOfIsNothingToTell(String word) {
        assertThat(Found.by(new RestartWords(), SERVICE.formatted(word))).isEmpty();
    }

    @Test
    void noHasNoEffectInASwarm() {
        assertThat(Found.by(new RestartWords(), SERVICE.formatted("\"no\"")))
                .containsExactly("WARNING ignored-key 4 restart: no has no effect");
    }

    @Test
    void besideAPolicyNoWordHasAnEffect() {
        assertThat(Found.by(
                        new RestartWords(),
                        SERVICE.formatted("sometimes") + "    deploy: {restart_policy: {delay: 5s}}\n"))
                .containsExactly("WARNING ignored-key 4 restart has no effect");
    }

    @Test
    void whatDockerDoesNotDeployIsAnError() {
        assertThat(Found.by(new RestartWords(), SERVICE.formatted("on-failure:few")))
                .containsExactly("ERROR restart-refused 4 \"on-failure:few\" says nothing about when to start again");
    }
}
