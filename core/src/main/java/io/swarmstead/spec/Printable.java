package io.swarmstead.spec;

/**
 * Text of files, hosts and programs as it may be shown. What is not to be seen and does something to a terminal, or to the order
 * of what is seen, is written out: {@code \}{@code u001b}. So no name forges a line of ours, or moves the cursor to one.
 */
public final class Printable {
    private Printable() {}

    /** On one line: the ends of lines are written out, too. */
    public static String line(String text) {
        return written(text, "\t");
    }

    /** With its own ends of lines. */
    public static String lines(String text) {
        return written(text, "\t\n");
    }

    private static String written(String text, String kept) {
        if (text.codePoints().allMatch(character -> harmless(character, kept))) {
            return text;
        }
        StringBuilder written = new StringBuilder();
        text.codePoints().forEach(character -> {
            if (harmless(character, kept)) {
                written.appendCodePoint(character);
            } else {
                Character.toString(character).chars().forEach(unit -> written.append("\\u%04x".formatted(unit)));
            }
        });
        return written.toString();
    }

    private static boolean harmless(int character, String kept) {
        return kept.indexOf(character) >= 0
                || switch (Character.getType(character)) {
                    case Character.CONTROL,
                            Character.FORMAT,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR,
                            Character.SURROGATE -> false;
                    default -> true;
                };
    }
}
