package io.swarmstead.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.ParseResult;

class LabShellTest {
    @Test
    void theOptionsBehindTheHostAreThoseOfTheCommandThere() {
        ParseResult shell = parsed("lab", "shell", "alpha", "docker", "ps", "-a", "--name", "x", "--help");
        assertThat(words(shell)).containsExactly("alpha", "docker", "ps", "-a", "--name", "x", "--help");
        assertThat(shell.isUsageHelpRequested()).isFalse();
        assertThat(shell.hasMatchedOption("--name")).isFalse();
    }

    @Test
    void theOptionsBeforeTheHostAreOurs() {
        ParseResult shell = parsed("lab", "shell", "--name", "spare", "alpha", "uname", "-a");
        assertThat(words(shell)).containsExactly("alpha", "uname", "-a");
        assertThat(shell.matchedOptionValue("--name", "")).isEqualTo("spare");
    }

    private static ParseResult parsed(String... arguments) {
        return Swarmstead.commandLine(Screen.withoutTerminal().terminal())
                .parseArgs(arguments)
                .subcommand()
                .subcommand();
    }

    private static List<String> words(ParseResult shell) {
        return shell.matchedPositionals().stream()
                .distinct()
                .flatMap(parameter -> parameter.stringValues().stream())
                .toList();
    }
}
