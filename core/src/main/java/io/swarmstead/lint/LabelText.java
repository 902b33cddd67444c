package io.swarmstead.lint;

import io.swarmstead.compose.Edit;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A label as it stands in the file, on one line: {@code name=value} as an item of a list, or {@code name: value}. Whatever
 * is written in another way (over several lines, with escapes, by an alias) is not found, and then nothing is edited.
 *
 * @param lead what is before the name on its line, a quote included
 * @param item whether it is an item of a list
 * @param name its first code point, from 0
 * @param nameEnd the first code point behind the name
 * @param value the first code point of the value, without quotes
 * @param valueEnd the first code point behind the value
 * @param text the value as written, quotes undone; variables are still in it, and dollar signs doubled
 */
record LabelText(
        String lead, boolean item, int name, int nameEnd, int value, int valueEnd, String text, Quotes quotes) {
    private static final Pattern OWN_LINE = Pattern.compile(" *(- +)?[\"']?");

    /** How the value is quoted. */
    enum Quotes {
        NONE(""),
        SINGLE("'"),
        DOUBLE("\"");

        private final String mark;

        Quotes(String mark) {
            this.mark = mark;
        }

        private static Quotes at(String line, int index) {
            char first = index >= 0 && index < line.length() ? line.charAt(index) : ' ';
            return first == '\'' ? SINGLE : first == '"' ? DOUBLE : NONE;
        }

        /** The text as it may stand between such quotes. */
        private Optional<String> quoted(String text) {
            return switch (this) {
                case SINGLE -> Optional.of(text.replace("'", "''"));
                case DOUBLE -> Optional.of(text.replace("\\", "\\\\").replace("\"", "\\\""));
                case NONE ->
                    Optional.of(text).filter(plain -> PLAIN.matcher(plain).matches());
            };
        }

        private String unquoted(String written) {
            return this == SINGLE ? written.replace("''", "'") : written;
        }
    }

    /** What needs no quotes. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9(!/^](?!.*(: | #)).*(?<![ :])");

    /** What ends a text without quotes inside brackets. */
    private static final Pattern BRACKETS = Pattern.compile("[,\\[\\]{}]");

    private static final Pattern VARIABLE = Pattern.compile("(?<!\\$)(\\$\\$)*\\$([A-Za-z_{])");

    /**
     * Finds a label.
     *
     * @param spot where it is said to be
     * @param label its name
     * @param known its value in the normal form, against which the finding is held where it has no variable
     */
    static Optional<LabelText> at(Spot spot, String label, String known) {
        String line = spot.file()
                .text()
                .lines()
                .skip(spot.place().line() - 1L)
                .findFirst()
                .orElse("");
        int name = line.indexOf(label);
        int nameEnd = name + label.length();
        if (name < 0 || line.indexOf(label, nameEnd) >= 0) {
            return Optional.empty();
        }
        Quotes around = Quotes.at(line, name - 1);
        boolean item = line.startsWith("=", nameEnd);
        int colon = nameEnd + (around == Quotes.NONE ? 0 : 1);
        if (!item && !line.startsWith(":", colon)) {
            return Optional.empty();
        }
        int value = item ? nameEnd + 1 : colon + 1;
        while (!item && value < line.length() && line.charAt(value) == ' ') {
            value++;
        }
        Quotes quotes = item ? around : Quotes.at(line, value);
        int start = item || quotes == Quotes.NONE ? value : value + 1;
        int end = end(line, start, quotes, inBrackets(line.substring(0, name)));
        if (end < start) {
            return Optional.empty();
        }
        int first = firstCodePoint(spot);
        String text = quotes.unquoted(line.substring(start, end));
        LabelText found = new LabelText(
                line.substring(0, name),
                item,
                first + line.codePointCount(0, name),
                first + line.codePointCount(0, nameEnd),
                first + line.codePointCount(0, start),
                first + line.codePointCount(0, end),
                text,
                quotes);
        return Optional.of(found)
                .filter(read ->
                        read.hasVariable() || read.text.replace("$$", "$").equals(known));
    }

    /** Of the line of the spot. */
    private static int firstCodePoint(Spot spot) {
        String text = spot.file().text();
        int start = 0;
        for (int line = 1; line < spot.place().line(); line++) {
            start = text.indexOf('\n', start) + 1;
        }
        return text.codePointCount(0, start);
    }

    private static boolean inBrackets(String before) {
        return before.contains("[") || before.contains("{");
    }

    /** Negative where the end is not on this line, or behind an escape. */
    private static int end(String line, int start, Quotes quotes, boolean brackets) {
        if (quotes != Quotes.NONE) {
            int end = start;
            while ((end = line.indexOf(quotes.mark, end)) >= 0
                    && quotes == Quotes.SINGLE
                    && line.startsWith("'", end + 1)) {
                end += 2;
            }
            return end >= 0
                            && quotes == Quotes.DOUBLE
                            && line.substring(start, end).contains("\\")
                    ? -1
                    : end;
        }
        String rest = line.substring(start);
        String plain = rest.split(brackets ? "[,\\]}]| #" : " #", 2)[0].stripTrailing();
        return plain.isEmpty() || plain.endsWith(",") ? -1 : start + plain.length();
    }

    /** Whether the value is not known before variables are filled in. */
    boolean hasVariable() {
        return VARIABLE.matcher(text).find();
    }

    /** Another label on a line of its own, above; empty where this one shares its line. */
    Optional<Edit> above(String label, String text) {
        if (!OWN_LINE.matcher(lead).matches()) {
            return Optional.empty();
        }
        String indent = lead.replaceFirst("[\"']$", "");
        int start = name - (lead.length() - indent.length());
        String line = item ? label + "=" + text : label + ": \"" + text + "\"";
        return Optional.of(new Edit(start, start, line + "\n" + indent));
    }

    Edit renamed(String to) {
        return new Edit(name, nameEnd, to);
    }

    /** Another value, dollar signs doubled; empty where it cannot stand where the old one does. */
    Optional<Edit> valued(String to) {
        // over several lines, brackets are not seen here; but where a dash or such a text is, there are none
        boolean plain = quotes != Quotes.NONE
                || !BRACKETS.matcher(to).find()
                || (!inBrackets(lead)
                        && (lead.contains("- ") || BRACKETS.matcher(text).find()));
        return quotes.quoted(to).filter(_ -> plain).map(quoted -> new Edit(value, valueEnd, quoted));
    }
}
