package io.swarmstead.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.BufferedReader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HiddenInputTest {
    private final List<Boolean> shown = new ArrayList<>();

    private HiddenInput piping(String text) {
        Terminal none = Screen.withoutTerminal().terminal();
        return new HiddenInput(
                new Terminal(new BufferedReader(new StringReader(text)), false, none.out(), none.err()),
                shown::add,
                "password");
    }

    @Test
    void aPasswordThatExistsIsTypedOnceAndNeverShown() {
        HiddenInput typing = new HiddenInput(Screen.typing("hush\n").terminal(), shown::add, "password");

        assertThat(typing.typedOnce()).isEqualTo("hush");
        assertThat(shown).containsExactly(false, true);
    }

    @Test
    void withoutATerminalItIsTheFirstLine() {
        assertThat(piping("hush\nmore\n").typedOnce()).isEqualTo("hush");
        assertThat(shown).isEmpty();
    }

    @Test
    void anEmptyOneIsRefused() {
        assertThatExceptionOfType(Stopped.class).isThrownBy(piping("")::typedOnce);
    }
}
