package io.swarmstead.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** A question that is answered with a line of text. */
final class Question {
    private Question() {}

    /** The answer; nothing typed means the usual one, where there is one. The end of the input is the same. */
    static String ask(Terminal terminal, String question, Optional<String> usual) {
        String hint = usual.map(answer -> " [" + answer + "]").orElse("");
        terminal.err().ask(question + hint + ": ");
        try {
            String line = terminal.in().readLine();
            return line == null || line.isBlank() ? usual.orElse("") : line.strip();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
