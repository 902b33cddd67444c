package io.swarmstead.spec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StorageReaderTest {
    @Test
    void aSingleHostKeepsOneCopy() {
        assertThat(Texts.valid(Texts.ONE_HOST).storage().replica()).isEqualTo(1);
    }

    @Test
    void everythingWrittenIsTaken() {
        String text = "storage: {volume: shared, brick: /bricks/a, mount: /data, replica: 3, ping-timeout: 10}\n";

        assertThat(Texts.valid(Texts.THREE_HOSTS + text).storage())
                .isEqualTo(new StorageSpec("shared", "/bricks/a", "/data", 3, 10, false));
    }

    @Test
    void directoriesWithACommonBeginningDoNotOverlap() {
        assertThat(Texts.valid(Texts.THREE_HOSTS + "storage: {brick: /var/database}\n")
                        .storage()
                        .mount())
                .isEqualTo("/var/data");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 42})
    void theEndsOfTheRangeAreInIt(int seconds) {
        assertThat(Texts.valid(Texts.THREE_HOSTS + "storage: {ping-timeout: " + seconds + "}\n")
                        .storage()
                        .pingTimeout())
                .isEqualTo(seconds);
    }
}
