package io.swarmstead.cli;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** How much a terminal shows. */
record Size(int rows, int columns) {
    /** What terminals had for forty years; for those that do not tell. */
    static final Size DEFAULT = new Size(24, 80);

    /** Asks the terminal of this process, by {@code stty}: 12 ms. */
    static Size ofTerminal() {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(new File("/dev/tty"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return parse(new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII));
        } catch (IOException noTerminal) {
            return DEFAULT;
        }
    }

    /** Two numbers; a terminal that does not know its size says {@code 0 0}. */
    static Size parse(String text) {
        String[] words = text.strip().split(" ");
        try {
            Size size = new Size(Integer.parseInt(words[0]), Integer.parseInt(words[words.length - 1]));
            return size.rows > 0 && size.columns > 0 ? size : DEFAULT;
        } catch (NumberFormatException silent) {
            return DEFAULT;
        }
    }
}
