package io.swarmstead.cli;

import java.io.PrintStream;

/**
 * A stream that a command writes to.
 *
 * @param terminal whether a terminal is at the other end
 * @param colour whether the reader wants colour; never without a terminal
 */
public record Output(PrintStream stream, boolean terminal, boolean colour) {
    /** A stream that goes to a file, a pipe or a test. */
    public static Output plain(PrintStream stream) {
        return new Output(stream, false, false);
    }

    void line(String text) {
        stream.println(text);
    }

    String paint(Style style, String text) {
        return colour ? style.of(text) : text;
    }
}
