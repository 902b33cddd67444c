package io.swarmstead.cli;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;

/** A terminal that keeps what is written to it and types what it is told to. */
final class Screen {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Terminal terminal;

    private Screen(String typed, boolean interactive) {
        this.terminal = new Terminal(
                new BufferedReader(new StringReader(typed)),
                interactive,
                output(out, interactive),
                output(err, interactive));
    }

    static Screen withoutTerminal() {
        return new Screen("", false);
    }

    static Screen typing(String text) {
        return new Screen(text, true);
    }

    private static Output output(ByteArrayOutputStream bytes, boolean terminal) {
        return new Output(new PrintStream(bytes, true, StandardCharsets.UTF_8), terminal, false);
    }

    Terminal terminal() {
        return terminal;
    }

    String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
