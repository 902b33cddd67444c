package io.swarmstead.compose;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Splits a command into words as Docker does: blanks separate, quotes and backslashes hold together, and a {@code #} at
 * the start of a word begins a comment. No shell, so nothing else is special.
 */
final class ShellWords {
    private final String text;
    private final List<String> words = new ArrayList<>();
    private int at;

    private ShellWords(String text) {
        this.text = text;
    }

    /** Empty when a quote is not closed or the last character is a backslash. */
    static Optional<List<String>> split(String text) {
        return new ShellWords(text).split();
    }

    private Optional<List<String>> split() {
        while (true) {
            while (at < text.length() && isBlank(text.charAt(at))) {
                at++;
            }
            if (at == text.length()) {
                return Optional.of(words);
            }
            if (text.charAt(at) == '#') {
                int newline = text.indexOf('\n', at);
                at = newline < 0 ? text.length() : newline;
            } else if (!word()) {
                return Optional.empty();
            }
        }
    }

    private boolean word() {
        StringBuilder word = new StringBuilder();
        while (at < text.length() && !isBlank(text.charAt(at))) {
            char next = text.charAt(at++);
            if (next == '"' || next == '\'') {
                if (!quoted(next, word)) {
                    return false;
                }
            } else if (next != '\\') {
                word.append(next);
            } else if (at < text.length()) {
                word.append(text.charAt(at++));
            } else {
                return false;
            }
        }
        words.add(word.toString());
        return true;
    }

    private boolean quoted(char quote, StringBuilder word) {
        while (at < text.length()) {
            char next = text.charAt(at++);
            if (next == quote) {
                return true;
            }
            if (next == '\\' && quote == '"') {
                if (at == text.length()) {
                    return false;
                }
                next = text.charAt(at++);
            }
            word.append(next);
        }
        return false;
    }

    private static boolean isBlank(char character) {
        return " \t\r\n".indexOf(character) >= 0;
    }
}
