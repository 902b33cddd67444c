package io.swarmstead.lint;

import io.swarmstead.compose.Edit;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The lines of a text, counted from 0, for edits that add whole ones. */
record TextLines(String text, List<String> lines) {
    static TextLines of(String text) {
        return new TextLines(text, text.lines().toList());
    }

    /** The last line up to this one that looks so. */
    Optional<Integer> upwards(int from, Pattern pattern) {
        for (int line = Math.min(from, lines.size() - 1); line >= 0; line--) {
            if (pattern.matcher(lines.get(line)).matches()) {
                return Optional.of(line);
            }
        }
        return Optional.empty();
    }

    /** The first line of the comment right above this one; itself where there is none. */
    int comments(int line) {
        int first = line;
        while (first > 0 && lines.get(first - 1).strip().startsWith("#")) {
            first--;
        }
        return first;
    }

    /** How far the first line with something on it, from this one on, is indented. */
    int indent(int from) {
        return lines.stream()
                .skip(from)
                .filter(line -> !line.isBlank() && !line.strip().startsWith("#"))
                .findFirst()
                .map(line -> line.length() - line.stripLeading().length())
                .orElse(0);
    }

    /** Whole lines before this one, or at the end where there are no more. */
    Edit before(int line, String added) {
        int at = lines.stream()
                .limit(line)
                .mapToInt(each -> each.codePointCount(0, each.length()) + 1)
                .sum();
        int length = text.codePointCount(0, text.length());
        return at <= length ? new Edit(at, at, added) : new Edit(length, length, "\n" + added);
    }
}
