package io.swarmstead.lint;

import java.util.regex.Pattern;

/** Patterns of Traefik 2, such as <code>{name:[a-z]+}.example.com</code>: plain text with named expressions in braces. */
final class BracedPattern {
    private static final Pattern OPENING = Pattern.compile("\\{[A-Za-z_][A-Za-z0-9_-]*[:}]");
    private static final Pattern SPECIAL = Pattern.compile("[\\\\.\\[\\](){}^$|?*+]");

    private BracedPattern() {}

    /** Whether there is an expression in it; {@code [a-z]{2,3}} has none, and is Go's. */
    static boolean isOne(String text) {
        return OPENING.matcher(text).find();
    }

    /**
     * The same as one of Go's regular expressions.
     *
     * @param any what a name without an expression stands for
     */
    static String expression(String text, String any) {
        StringBuilder expression = new StringBuilder();
        int position = 0;
        while (position < text.length()) {
            int end = text.charAt(position) == '{' ? closing(text, position) : -1;
            if (end < 0) {
                expression.append(
                        SPECIAL.matcher(text.substring(position, position + 1)).replaceAll("\\\\$0"));
                position++;
            } else {
                int colon = text.indexOf(':', position);
                expression.append(colon < 0 || colon > end ? any : text.substring(colon + 1, end));
                position = end + 1;
            }
        }
        return expression.toString();
    }

    /** The brace that belongs to the one at the position; negative where there is none. */
    private static int closing(String text, int position) {
        int depth = 0;
        for (int index = position; index < text.length(); index++) {
            depth += text.charAt(index) == '{' ? 1 : text.charAt(index) == '}' ? -1 : 0;
            if (depth == 0) {
                return index;
            }
        }
        return -1;
    }
}
