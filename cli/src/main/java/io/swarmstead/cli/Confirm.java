package io.swarmstead.cli;

import io.swarmstead.spec.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Option;

/** The question before a change, and the option that answers it: a mixin for commands that change something. */
final class Confirm {
    @Option(
            names = {"-y", "--yes"},
            description = "Do not ask.")
    private boolean yes;

    /**
     * Whether the owner agrees.
     *
     * @throws Stopped if nobody can be asked
     */
    boolean agreed(Terminal terminal, String question) {
        if (yes) {
            return true;
        }
        if (!terminal.interactive()) {
            throw Stopped.wrongInput(List.of(new Problem(
                    "nobody to ask: " + question,
                    "there is no terminal on standard input",
                    "run the command again with --yes to agree beforehand")));
        }
        return ask(terminal, question);
    }

    /** Asks a person at the terminal until the answer is one. */
    static boolean ask(Terminal terminal, String question) {
        while (true) {
            terminal.err().ask(question + " [y/N] ");
            switch (answer(terminal)) {
                case "y", "yes" -> {
                    return true;
                }
                case "", "n", "no" -> {
                    return false;
                }
                default -> terminal.err().line("y or n");
            }
        }
    }

    /** The end of the input is no agreement. */
    private static String answer(Terminal terminal) {
        try {
            String line = terminal.in().readLine();
            return line == null ? "" : line.strip().toLowerCase(Locale.ROOT);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
