package io.swarmstead.compose;

import io.swarmstead.compose.Written.Span;
import java.util.List;
import java.util.Optional;

/** The lines of a file, for edits that take whole ones away. */
record Lines(String text) {
    /**
     * Removes the lines of a value that has them for itself.
     *
     * @param lead what may stand before it on its first line, besides spaces: {@code "-"} for an item of a list
     */
    List<Edit> without(Span span, String lead) {
        return lines(span, lead).map(List::of).orElse(List.of());
    }

    private Optional<Edit> lines(Span span, String lead) {
        if (span.equals(Span.NONE)) {
            return Optional.empty();
        }
        int from = text.offsetByCodePoints(0, span.from());
        int to = text.offsetByCodePoints(0, span.to());
        int start = text.lastIndexOf('\n', from - 1) + 1;
        // the parser ends a block where the next one begins, blank lines and comments in between
        int last = from + text.substring(from, to).stripTrailing().length();
        int newline = text.indexOf('\n', last);
        int end = newline < 0 ? text.length() : newline + 1;
        String after = text.substring(last, newline < 0 ? end : newline).strip();
        boolean alone = text.substring(start, from).strip().equals(lead) && (after.isEmpty() || after.startsWith("#"));
        boolean foreignComment = text.substring(text.lastIndexOf('\n', last - 1) + 1, last)
                .strip()
                .startsWith("#");
        return alone && !foreignComment
                ? Optional.of(new Edit(text.codePointCount(0, start), text.codePointCount(0, end), ""))
                : Optional.empty();
    }
}
