package io.swarmstead.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import at.favre.lib.crypto.bcrypt.BCrypt;
import io.swarmstead.spec.CloudFile;
import io.swarmstead.spec.Reading;
import java.io.BufferedReader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordTest {
    private final List<Boolean> shown = new ArrayList<>();

    private static Terminal piping(Screen screen, String text) {
        Terminal none = screen.terminal();
        return new Terminal(new BufferedReader(new StringReader(text)), false, none.out(), none.err());
    }

    private static boolean fits(String password, String hash) {
        return BCrypt.verifyer().verify(password.toCharArray(), hash.toCharArray()).verified;
    }

    @Test
    void aPasswordTypedTwiceIsHashedAndNeverShown() {
        Screen screen = Screen.typing("schön & lang\nschön & lang\n");

        new Password(screen.terminal(), shown::add).call();

        assertThat(screen.out()).startsWith("$2y$10$").doesNotContain("lang");
        assertThat(screen.err()).doesNotContain("lang");
        assertThat(fits("schön & lang", screen.out().strip())).isTrue();
        assertThat(shown).containsExactly(false, true);
    }

    @Test
    void thePipedLineCountsWithoutItsEndAndTheCloudsFileTakesTheHash() {
        Screen screen = Screen.withoutTerminal();

        new Password(piping(screen, "horse-battery\n"), shown::add).call();

        assertThat(fits("horse-battery", screen.out().strip())).isTrue();
        assertThat(CloudFile.read("cloud.yaml", """
                        cloud: garage
                        domain: cloud.example.com
                        hosts: {alpha: 10.0.0.11}
                        ingress: {users: {alice: "%s"}}
                        """.formatted(screen.out().strip())))
                .isInstanceOf(Reading.Valid.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "two\nlines\n",
                "0123456789012345678901234567890123456789012345678901234567890123456789012"
            })
    void whatNobodyCouldTypeOrBcryptWouldCutIsRefused(String text) {
        Password password = new Password(piping(Screen.withoutTerminal(), text), shown::add);

        assertThatExceptionOfType(Stopped.class).isThrownBy(password::call);
    }
}
