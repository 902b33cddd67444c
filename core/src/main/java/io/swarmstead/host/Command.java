package io.swarmstead.host;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A command for a host, as a value: the line a shell there will read, what it reads on standard input, and how long it
 * may take. Arguments are quoted by construction. Secrets belong on standard input, which is never logged; the line is
 * seen by everybody who can list processes.
 */
public record Command(String line, String input, Duration timeout) {
    /** For commands that only ask: long enough for a loaded host, short enough for a person who waits. */
    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);

    private static final String SCRIPT = "eval \"$(cat)\"";

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

    /** A program and its arguments, each quoted where a shell would take it apart. */
    public static Command of(String program, String... arguments) {
        return of(List.of(program), List.of(arguments));
    }

    private static Command of(List<String> program, List<String> arguments) {
        String line = Stream.concat(program.stream(), arguments.stream())
                .map(Command::quote)
                .collect(Collectors.joining(" "));
        return new Command(line, "", DEFAULT_TIMEOUT);
    }

    /**
     * A bash script and the words that it works on, {@code "$1"} and so on there. Both travel on standard input, so that no
     * part of them appears in a process list. It is read to the end before it starts: a program in it that reads standard
     * input finds it empty and cannot eat the rest.
     */
    public static Command script(String script, String... words) {
        return new Command(SCRIPT, given(words) + script, DEFAULT_TIMEOUT);
    }

    /**
     * A script of which only one runs on a host at a time: a second one of the same name waits up to five minutes.
     * It may be the rest of a command that was killed here and lives on there.
     */
    public static Command exclusive(String name, String script, String... words) {
        return new Command(
                "flock -o -w 300 %s bash -c %s".formatted(quote("/run/lock/swarmstead-" + name), quote(SCRIPT)),
                given(words) + script,
                Duration.ofMinutes(6));
    }

    /** What gives a script its words; nothing where there are none. */
    static String given(String... words) {
        return words.length == 0
                ? ""
                : Stream.of(words).map(Command::quote).collect(Collectors.joining(" ", "set -- ", "\n"));
    }

    public Command withInput(String text) {
        return new Command(line, text, timeout);
    }

    public Command withTimeout(Duration longest) {
        return new Command(line, input, longest);
    }

    /** One word for a POSIX shell, whatever is in it. */
    public static String quote(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    /** The line as far as it fits into a message. */
    String summary() {
        if (line.equals(SCRIPT)) {
            return "a script";
        }
        String first = line.lines().findFirst().orElse("");
        return first.length() <= 80 ? first : first.substring(0, 79) + "…";
    }

    /** The line only: standard input may hold secrets. */
    @Override
    public String toString() {
        return line;
    }
}
