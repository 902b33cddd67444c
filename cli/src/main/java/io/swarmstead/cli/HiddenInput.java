package io.swarmstead.cli;

import io.swarmstead.spec.Problem;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Text that nobody shall see: never from the command line, which everybody on a machine can list.
 *
 * @param what a person is asked for, in one word
 */
record HiddenInput(Terminal terminal, Echo echo, String what) {
    /** Typed twice by a person without being shown. */
    String typedTwice() {
        Thread showAgain = new Thread(() -> echo.show(true));
        Runtime.getRuntime().addShutdownHook(showAgain);
        echo.show(false);
        try {
            String text = ask(what + ": ");
            if (!text.equals(ask("again: "))) {
                throw Stopped.wrongInput(List.of(new Problem(
                        "the two " + what + "s differ", "one of them has a slip", "run the command again")));
            }
            return text;
        } finally {
            Runtime.getRuntime().removeShutdownHook(showAgain);
            echo.show(true);
        }
    }

    private String ask(String prompt) {
        terminal.err().stream().print(prompt);
        terminal.err().stream().flush();
        try {
            String line = terminal.in().readLine();
            return line == null ? "" : line;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } finally {
            terminal.err().line("");
        }
    }

    /** All of standard input as it is. */
    String piped() {
        try {
            StringWriter all = new StringWriter();
            terminal.in().transferTo(all);
            return all.toString();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
