package io.swarmstead.compose;

import io.swarmstead.spec.Problem;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A file such as {@code .env}, read as Docker Compose reads it, for whom people write it: {@code NAME=value} in each line, {@code export}
 * before it, quotes around the value, which may go over several lines, and comments. A variable of the environment goes before the
 * file's, and values may use those above. No value is ever in a problem.
 */
public final class DotEnv {
    private static final Pattern NAME =
            Pattern.compile("(?:export[ \\t]+)?([A-Za-z_][A-Za-z0-9_.-]*)[ \\t]*(?:([=:])[ \\t]*|(?=\\r?\\n|#|\\z))");

    private static final Pattern PLAIN = Pattern.compile("[^\\r\\n]*");
    private static final Pattern SINGLE = Pattern.compile("'((?:[^'\\\\]|\\\\.)*+)'", Pattern.DOTALL);
    private static final Pattern DOUBLE = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*+)\"", Pattern.DOTALL);
    private static final Pattern REST = Pattern.compile("[ \\t]*(?:#[^\\r\\n]*)?(?:\\r?\\n|\\r?\\z)");
    private static final Pattern NOTHING = Pattern.compile("(?:[ \\t]*(?:#[^\\n]*)?\\r?\\n)*[ \\t]*(?:#[^\\n]*\\z)?");
    private static final Pattern ESCAPED = Pattern.compile("\\\\([nrt\"\\\\$])");

    private final String file;
    private final String text;
    private final Map<String, String> environment;
    private final Map<String, String> variables;

    private DotEnv(String file, String text, Map<String, String> environment, Map<String, String> earlier) {
        this.file = file;
        this.text = text.startsWith("\uFEFF") ? text.substring(1) : text;
        this.environment = environment;
        this.variables = new LinkedHashMap<>(earlier);
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
        return new DotEnv(file, text, environment, earlier).read();
    }

    private Map<String, String> read() throws Unusable {
        int at = 0;
        while ((at = behind(NOTHING, at)) < text.length()) {
            Matcher name = found(NAME, at);
            if (name == null) {
                throw unusable(at, "no name of a variable stands there", "write NAME=value, and # before a comment");
            }
            at = name.end();
            if (name.group(2) != null) {
                at = value(name.group(1), at);
            }
            int end = behind(REST, at);
            if (end < 0) {
                throw unusable(at, "something stands behind the value", "put the whole value in quotes");
            }
            at = end;
        }
        variables.putAll(environment);
        return variables;
    }

    /** Where it ends. */
    private int value(String name, int at) throws Unusable {
        char quote = at < text.length() ? text.charAt(at) : ' ';
        if (quote != '\'' && quote != '"') {
            int end = behind(PLAIN, at);
            String line = text.substring(at, end);
            String plain = line.startsWith("#") ? "" : line.split("[ \\t]#", 2)[0].stripTrailing();
            variables.put(name, filled(plain, at));
            return end;
        }
        Matcher quoted = found(quote == '"' ? DOUBLE : SINGLE, at);
        if (quoted == null) {
            throw unusable(at, "the quote of %s is never closed".formatted(name), "close it with " + quote);
        }
        String inside = quoted.group(1);
        variables.put(name, quote == '"' ? filled(unescaped(inside), at) : inside.replace("\\'", "'"));
        return quoted.end();
    }

    /** As the reader of compose files does, with the variables above; an escaped dollar sign is doubled by then. */
    private String filled(String value, int at) throws Unusable {
        Map<String, String> known = new LinkedHashMap<>(variables);
        known.putAll(environment);
        try {
            Variables.Filled filled = new Variables(known).fill(value);
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

    private @Nullable Matcher found(Pattern pattern, int at) {
        Matcher matcher = pattern.matcher(text).region(at, text.length());
        return matcher.lookingAt() ? matcher : null;
    }

    /** Negative where it does not begin here. */
    private int behind(Pattern pattern, int at) {
        Matcher matcher = found(pattern, at);
        return matcher == null ? -1 : matcher.end();
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
