package io.swarmstead.spec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IngressReaderTest {
    @ParameterizedTest
    @ValueSource(strings = {"v3.6", "v3.6.1", "v3.7", "v3.7.0", "v3.10.2"})
    void tagsThatSpeakToDocker29AreTaken(String tag) {
        assertThat(Texts.valid(Texts.THREE_HOSTS + "ingress: {traefik: " + tag + "}\n")
                        .ingress()
                        .traefik())
                .isEqualTo(tag);
    }

    @ParameterizedTest
    @ValueSource(strings = {"v3", "v3.5.9", "v3.6.0", "v4.0", "3.7", "v3.7-nanoserver", "v3.7.1.2"})
    void othersAreRefused(String tag) {
        assertThat(Texts.problems(Texts.THREE_HOSTS + "ingress: {traefik: " + tag + "}\n"))
                .hasSize(1);
    }
}
