package io.swarmstead.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class ConfirmTest {
    @Command
    private static final class Asking {
        @Mixin
        private Confirm confirm;
    }

    @ParameterizedTest
    @CsvSource({"y, true", "YES, true", "n, false", "'', false"})
    void theAnswerDecides(String typed, boolean agreed) {
        assertThat(confirm().agreed(Screen.typing(typed + "\n").terminal(), "apply?"))
                .isEqualTo(agreed);
    }

    @Test
    void anythingElseIsAskedAgain() {
        Screen screen = Screen.typing("what\ny\n");
        assertThat(confirm().agreed(screen.terminal(), "apply?")).isTrue();
        assertThat(screen.err()).isEqualTo("apply? [y/N] y or n\napply? [y/N] ");
    }

    @Test
    void theEndOfTheInputIsNoAgreement() {
        assertThat(confirm().agreed(Screen.typing("").terminal(), "apply?")).isFalse();
    }

    @Test
    void yesAsksNobody() {
        Screen screen = Screen.withoutTerminal();
        assertThat(confirm("--yes").agreed(screen.terminal(), "apply?")).isTrue();
        assertThat(screen.err()).isEmpty();
    }

    @Test
    void withoutATerminalItRefuses() {
        assertThatExceptionOfType(Stopped.class)
                .isThrownBy(() -> confirm().agreed(Screen.withoutTerminal().terminal(), "apply?"))
                .satisfies(stopped -> assertThat(stopped.exitCode()).isEqualTo(2))
                .satisfies(stopped ->
                        assertThat(stopped.problems().getFirst().next()).contains("--yes"));
    }

    private static Confirm confirm(String... arguments) {
        Asking asking = new Asking();
        new CommandLine(asking).parseArgs(arguments);
        return asking.confirm;
    }
}
