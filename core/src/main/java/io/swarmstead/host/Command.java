package io.swarmstead.host;

import com.google.errorprone.annotations.CompileTimeConstant;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A command for a host, as a value: the line a shell there will read, what it reads on standard input, and how long it
 * may take. What a shell reads is a constant, which the compiler sees to, and everything else is a word of it, quoted by
 * construction: so nothing that somebody else said is ever run. Secrets belong on standard input, which is never logged;
 * the line is seen by everybody who can list processes.
 */
public final class Command {
    /** For commands that only ask: long enough for a loaded host, short enough for a person who waits. */
    static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);

    static final String SCRIPT = "eval \"$(cat)\"";

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

    private final String line;
    private final String input;
    private final Duration timeout;
    private final Optional<String> volume;

    /** For this package, which knows what a shell makes of the line. */
    Command(String line, String input, Duration timeout) {
        this(line, input, timeout, Optional.empty());
    }

    private Command(String line, String input, Duration timeout, Optional<String> volume) {
        this.line = line;
        this.input = input;
        this.timeout = timeout;
        this.volume = volume;
    }

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
    public static Command script(@CompileTimeConstant String script, String... words) {
        return new Command(SCRIPT, given(words) + script, DEFAULT_TIMEOUT);
    }

    /**
     * A script of which only one runs on a host at a time: a second one of the same name waits up to five minutes.
     * It may be the rest of a command that was killed here and lives on there. The lock is where only root can make files:
     * in {@code /run/lock} anybody could make it first, or hold it for ever.
     */
    public static Command exclusive(
            @CompileTimeConstant String name, @CompileTimeConstant String script, String... words) {
        return new Command(
                "flock -o -w 300 %s bash -c %s".formatted(quote("/run/swarmstead-" + name + ".lock"), quote(SCRIPT)),
                given(words) + script,
                Duration.ofMinutes(6));
    }

    /** A script that leaves standard input to its programs: script and words are in the line, where everybody sees them. */
    public static Command inline(@CompileTimeConstant String script, String... words) {
        return of(List.of("bash", "-c", script, "swarmstead"), List.of(words));
    }

    /** What gives a script its words; nothing where there are none. */
    static String given(String... words) {
        return words.length == 0
                ? ""
                : Stream.of(words).map(Command::quote).collect(Collectors.joining(" ", "set -- ", "\n"));
    }

    /** The same, begun by another program, such as {@code nsenter} with its options. */
    public Command through(String program, String... options) {
        return new Command(of(program, options).line + " " + line(), input, timeout);
    }

    /**
     * The same, where no link in this directory is followed ({@link NoLinks}). For all that we do, as root, where a container
     * may write: the mount of the volume, and the bricks.
     */
    public Command onVolume(String directory) {
        return new Command(line(), input, timeout, Optional.of(directory));
    }

    public String line() {
        return volume.map(directory -> NoLinks.line(directory, line)).orElse(line);
    }

    /** The line as it was before {@link #onVolume}. */
    String plainLine() {
        return line;
    }

    /** Where it follows no link. */
    Optional<String> volume() {
        return volume;
    }

    public String input() {
        return input;
    }

    public Duration timeout() {
        return timeout;
    }

    public Command withInput(String text) {
        return new Command(line, text, timeout, volume);
    }

    public Command withTimeout(Duration longest) {
        return new Command(line, input, longest, volume);
    }

    /** One word for a POSIX shell, whatever is in it. */
    static String quote(String word) {
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
