package io.swarmstead.compose;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills in variables as {@code docker stack deploy} does.
 *
 * <p>Its order counts: {@code :-} is looked for first, then {@code -}, {@code :?} and {@code ?}, each anywhere in the
 * braces. So the hyphen in <code>${NAME:?is-missing}</code> makes it a name with a default.
 */
record Variables(Map<String, String> environment) {
    private static final String NAME = "[_a-zA-Z][_a-zA-Z0-9]*(?::?[-?][^}]*+)?";
    private static final Pattern VARIABLE =
            Pattern.compile("\\$(?:(?<escaped>\\$)|(?<named>" + NAME + ")|\\{(?<braced>" + NAME + ")}|(?<invalid>))");

    private static final Pattern NOTHING_BUT_NAME = Pattern.compile("[_a-zA-Z][_a-zA-Z0-9]*");

    /** Characters of a value: a short variable in a small file can stand for a long text. */
    private static final int LONGEST = 1 << 20;

    /**
     * A text with its variables filled in.
     *
     * @param unset the names for which nothing was filled in: they have no value and no default
     * @param nested as written, those with a variable in their default, in which Docker ends at the first brace
     */
    record Filled(String text, List<String> unset, List<String> nested) {
        Filled {
            unset = List.copyOf(unset);
            nested = List.copyOf(nested);
        }
    }

    /** A text that cannot be filled in. */
    static final class Unfillable extends Exception {
        private static final long serialVersionUID = 1;

        private final String next;

        Unfillable(String what, String next) {
            super(what);
            this.next = next;
        }

        String next() {
            return next;
        }
    }

    Filled fill(String text) throws Unfillable {
        if (text.indexOf('$') < 0) {
            return new Filled(text, List.of(), List.of());
        }
        List<String> unset = new ArrayList<>();
        List<String> nested = new ArrayList<>();
        StringBuilder filled = new StringBuilder();
        Matcher variable = VARIABLE.matcher(text);
        int end = 0;
        while (variable.find()) {
            filled.append(text, end, variable.start()).append(value(variable, text));
            String name = name(variable);
            if (NOTHING_BUT_NAME.matcher(name).matches() && !environment.containsKey(name)) {
                unset.add(name);
            }
            if (name.indexOf("${") > 0) {
                nested.add(variable.group());
            }
            if (filled.length() > LONGEST) {
                throw new Unfillable(
                        "its variables fill in more than " + LONGEST + " characters",
                        "look what the variables hold: docker secrets and configs are for files");
            }
            end = variable.end();
        }
        return new Filled(filled.append(text, end, text.length()).toString(), unset, nested);
    }

    /** With its default; empty for a dollar sign that is meant. */
    private static String name(Matcher variable) {
        String named = variable.group("named");
        return Objects.requireNonNullElse(named == null ? variable.group("braced") : named, "");
    }

    private String value(Matcher variable, String text) throws Unfillable {
        if (variable.group("escaped") != null) {
            return "$";
        }
        if (variable.group("invalid") != null) {
            String near = text.substring(variable.start(), Math.min(text.length(), variable.start() + 20));
            throw new Unfillable(
                    "no variable begins at \"" + near.replace("\n", "\\n") + "\"",
                    "write $$ for a dollar sign, or ${NAME} for a variable");
        }
        return substitute(name(variable));
    }

    private String substitute(String written) throws Unfillable {
        if (written.contains(":-")) {
            return filled(written, ":-", true).orElse(after(written, ":-"));
        }
        if (written.contains("-")) {
            return filled(written, "-", false).orElse(after(written, "-"));
        }
        if (written.contains(":?")) {
            return filled(written, ":?", true).orElseThrow(() -> missing(written, ":?"));
        }
        if (written.contains("?")) {
            return filled(written, "?", false).orElseThrow(() -> missing(written, "?"));
        }
        return environment.getOrDefault(written, "");
    }

    private Optional<String> filled(String written, String separator, boolean notEmpty) {
        return Optional.ofNullable(environment.get(before(written, separator)))
                .filter(value -> !notEmpty || !value.isEmpty());
    }

    private static Unfillable missing(String written, String separator) {
        String name = before(written, separator);
        String message = after(written, separator);
        return new Unfillable(
                "the variable " + name + " has no value" + (message.isEmpty() ? "" : ": " + message),
                "export " + name + "=<value>, or name the file that has it: --env-file .env");
    }

    private static String before(String written, String separator) {
        return written.substring(0, written.indexOf(separator));
    }

    private static String after(String written, String separator) {
        return written.substring(written.indexOf(separator) + separator.length());
    }
}
