package io.swarmstead.cli;

import io.swarmstead.spec.Printable;
import java.io.PrintStream;
import java.util.regex.Matcher;

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
        stream.println(printable(text));
    }

    /** Leaves the cursor behind the text, for an answer. */
    void ask(String text) {
        stream.print(printable(text));
        stream.flush();
    }

    /** One line as it may be shown, whoever wrote what is in it; of all that a terminal obeys, only our colours are left. */
    String printable(String line) {
        if (!colour) {
            return Printable.line(line);
        }
        StringBuilder printable = new StringBuilder();
        Matcher paint = Style.CODE.matcher(line);
        int end = 0;
        while (paint.find()) {
            printable.append(Printable.line(line.substring(end, paint.start()))).append(paint.group());
            end = paint.end();
        }
        return printable.append(Printable.line(line.substring(end))).toString();
    }

    String paint(Style style, String text) {
        return colour ? style.of(text) : text;
    }
}
