package io.swarmstead.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretValueTest {
    private final List<Boolean> shown = new ArrayList<>();

    @TempDir
    private Path folder;

    private SecretValue typing(String text) {
        return new SecretValue(Screen.typing(text).terminal(), shown::add);
    }

    private SecretValue piping(String text) {
        Terminal none = Screen.withoutTerminal().terminal();
        return new SecretValue(
                new Terminal(new BufferedReader(new StringReader(text)), false, none.out(), none.err()), shown::add);
    }

    @Test
    void aValueTypedTwiceIsTakenAndNeverShown() {
        assertThat(typing("hush\nhush\n").fromInput()).asString().isEqualTo("hush");
        assertThat(shown).containsExactly(false, true);
    }

    @Test
    void aSlipIsRefusedAndTheTerminalShowsAgain() {
        assertThatExceptionOfType(Stopped.class)
                .isThrownBy(typing("hush\nhish\n")::fromInput)
                .withMessage("the two values differ");
        assertThat(shown).containsExactly(false, true);
    }

    @Test
    void standardInputIsTakenAsItIs() {
        assertThat(piping("one\ntwo\n").fromInput()).asString().isEqualTo("one\ntwo\n");
        assertThat(shown).isEmpty();
    }

    @Test
    void bytesThatAreNoTextAreOnlyTakenFromAFile() throws IOException {
        byte[] binary = {(byte) 0xff, 0, 1};
        Path file = Files.write(folder.resolve("key"), binary);

        assertThat(piping("").fromFile(file)).isEqualTo(binary);
        assertThatExceptionOfType(Stopped.class).isThrownBy(piping("\ufffd")::fromInput);
    }

    @Test
    void whatSwarmDoesNotKeepIsRefused() {
        assertThatExceptionOfType(Stopped.class).isThrownBy(piping("")::fromInput);
        assertThatExceptionOfType(Stopped.class).isThrownBy(piping("x".repeat(512_000))::fromInput);
        assertThat(piping("x".repeat(511_999)).fromInput()).hasSize(511_999);
    }
}
