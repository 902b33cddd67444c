package io.swarmstead.cli;

import io.swarmstead.spec.Problem;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Supplier;

/**
 * Text that nobody shall see: never from the command line, which everybody on a machine can list.
 *
 * @param what a person is asked for, in one word
 */
record HiddenInput(Terminal terminal, Echo echo, String what) {
    /** Typed twice by a person without being shown. */
    String typedTwice() {
        return hidden(() -> {
            String text = ask(what + ": ");
            if (!text.equals(ask("again: "))) {
                throw Stopped.wrongInput(List.of(new Problem(
                        "the two " + what + "s differ", "one of them has a slip", "run the command again")));
            }
            return text;
        });
    }

    /** One that exists already: typed once without being shown, or the first line of standard input. */
    String typedOnce() {
        String text = terminal.interactive() ? hidden(() -> ask(what + ": ")) : line();
        if (text.isEmpty()) {
            throw Stopped.wrongInput(List.of(new Problem(
                    "the " + what + " is empty",
                    "it is typed, or the first line of standard input",
                    "run the command again, or add: < FILE")));
        }
        return text;
    }

    private String hidden(Supplier<String> typing) {
        Thread showAgain = new Thread(() -> echo.show(true));
        Runtime.getRuntime().addShutdownHook(showAgain);
        echo.show(false);
        try {
            return typing.get();
        } finally {
            Runtime.getRuntime().removeShutdownHook(showAgain);
            echo.show(true);
        }
    }

    private String ask(String prompt) {
        terminal.err().ask(prompt);
        try {
            return line();
        } finally {
            terminal.err().line("");
        }
    }

    private String line() {
        try {
            String line = terminal.in().readLine();
            return line == null ? "" : line;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
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
