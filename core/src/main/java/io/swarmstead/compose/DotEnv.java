package io.swarmstead.compose;

import io.swarmstead.spec.Problem;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file such as {@code .env}, read as Docker Compose reads it, for whom people write it: {@code NAME=value} in each line, {@code export}
 * before it, quotes around the value, which may go over several lines, and comments. A variable of the environment goes before the
 * file's, and values may use those above. No value is ever in a problem.
 */
public final class DotEnv {
    private static final Pattern BLANK = Pattern.compile("[ \\t]*(?:#[^\\n]*)?\\r?(?:\\n|\\z)");
    private static final Pattern NAME = Pattern.compile(
            "[ \\t]*(?:export[ \\t]+)?([A-Za-z_][A-Za-z0-9_.-]*)[ \\t]*(?:([=:])[ \\t]*|(?=\\r?\\n|#|\\z))");

    private static final Pattern PLAIN = Pattern.compile("[^\\r\\n]*");
    private static final Pattern ESCAPED = Pattern.compile("\\\\([nrt\"\\\\$])");

    private final String file;
    private final String text;
    private final Map<String, String> environment;

    /** As they are to be: those of the environment before all others. */
    private final Map<String, String> variables;

    private DotEnv(String file, String text, Map<String, String> environment, Map<String, String> earlier) {
        this.file = file;
        this.text = text.startsWith("\uFEFF") ? text.substring(1) : text;
        this.environment = environment;
        this.variables = new LinkedHashMap<>(earlier);
        variables.putAll(environment);
    }

    /** A file that cannot be used. */
    public static final class Unusable extends Exception {
        private static final long serialVersionUID = 1;

        private final transient Problem problem;

        Unusable(Problem problem) {
            super(problem.what());
            this.problem = problem;
        }

        public Problem problem() {
            return problem;
        }
    }

    /**
     * The variables of the environment, those of the file that are not in it, and those of earlier files that are in neither.
     *
     * @param file what problems call it
     */
    public static Map<String, String> read(
            String file, String text, Map<String, String> environment, Map<String, String> earlier) throws Unusable {
        DotEnv read = new DotEnv(file, text, environment, earlier);
        int at = 0;
        while (at < read.text.length()) {
            Optional<Matcher> blank = read.found(BLANK, at);
            at = blank.isPresent() ? blank.get().end() : read.line(at);
        }
        return read.variables;
    }

    /** Where it ends. */
    private int line(int start) throws Unusable {
        Matcher name = found(NAME, start)
                .orElseThrow(() -> unusable(
                        start, "no name of a variable stands there", "write NAME=value, and # before a comment"));
        int end = name.group(2) == null ? name.end() : value(name.group(1), name.end());
        return found(BLANK, end)
                .orElseThrow(() -> unusable(end, "something stands behind the value", "put the whole value in quotes"))
                .end();
    }

    private int value(String name, int start) throws Unusable {
        char quote = start < text.length() ? text.charAt(start) : ' ';
        if (quote != '\'' && quote != '"') {
            int end = found(PLAIN, start).map(Matcher::end).orElse(start);
            String line = text.substring(start, end);
            put(name, filled(line.startsWith("#") ? "" : line.split("[ \\t]#", 2)[0].stripTrailing(), start));
            return end;
        }
        int end = closing(quote, start + 1);
        if (end < 0) {
            throw unusable(start, "the quote of %s is never closed".formatted(name), "close it with " + quote);
        }
        String inside = text.substring(start + 1, end);
        put(name, quote == '"' ? filled(unescaped(inside), start) : inside.replace("\\'", "'"));
        return end + 1;
    }

    private void put(String name, String value) {
        if (!environment.containsKey(name)) {
            variables.put(name, value);
        }
    }

    /** Negative where there is none. */
    private int closing(char quote, int start) {
        for (int at = start; at < text.length(); at++) {
            if (text.charAt(at) == quote) {
                return at;
            }
            if (text.charAt(at) == '\\') {
                at++;
            }
        }
        return -1;
    }

    /** As the reader of compose files does, with the variables above; an escaped dollar sign is doubled by then. */
    private String filled(String value, int at) throws Unusable {
        try {
            Variables.Filled filled = new Variables(variables).fill(value);
            if (filled.unset().isEmpty() && filled.nested().isEmpty()) {
                return filled.text();
            }
        } catch (Variables.Unfillable _) {
            // said below, without the value
        }
        throw unusable(
                at,
                "a $ in the value begins no variable that has a value here or above",
                "put the value in single quotes, where a dollar sign is one");
    }

    private static String unescaped(String text) {
        return ESCAPED.matcher(text)
                .replaceAll(escaped -> Matcher.quoteReplacement(
                        switch (escaped.group(1)) {
                            case "n" -> "\n";
                            case "r" -> "\r";
                            case "t" -> "\t";
                            case "$" -> "$$";
                            default -> escaped.group(1);
                        }));
    }

    private Optional<Matcher> found(Pattern pattern, int at) {
        Matcher matcher = pattern.matcher(text).region(at, text.length());
        return matcher.lookingAt() ? Optional.of(matcher) : Optional.empty();
    }

    private Unusable unusable(int at, String what, String next) {
        long line = text.substring(0, at)
                        .chars()
                        .filter(character -> character == '\n')
                        .count()
                + 1;
        return new Unusable(new Problem(
                "%s:%d: %s".formatted(file, line, what),
                "variables are read from it as Docker Compose reads its .env",
                next));
    }
}
