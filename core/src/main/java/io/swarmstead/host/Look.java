package io.swarmstead.host;

import com.google.errorprone.annotations.CompileTimeConstant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/**
 * The questions that one look at one host answers: bash snippets by key, run side by side in one round trip. They only
 * read. A snippet ends with 0 for yes and with 1 for no; with anything else, when it was killed, and when it has not ended
 * after 5 s, nobody has answered, which is never taken for a no. It leaves the others alone; the same snippet under two
 * keys runs once. Immutable.
 */
public record Look(SequencedMap<String, String> questions) {
    public static final Look NOTHING = new Look(new LinkedHashMap<>());

    /**
     * The beginning of a snippet in which {@code there} succeeds where an absolute path is, fails where the list of the
     * directory that it would be in does not have it, and ends the snippet without an answer where neither can be told.
     */
    public static final String THERE = """
            there() {
                case $1 in /*) ;; *) exit 2 ;; esac
                [ ! -e "$1" ] || return 0
                local up=${1%/*}
                there "${up:-/}" || return 1
                local list
                list=$(ls -A -- "${up:-/}") || exit 2
                case $'\\n'$list$'\\n' in *$'\\n'"${1##*/}"$'\\n'*) exit 2 ;; esac
                return 1
            }
            """;

    /** A question of a file: what is in it; no where there is none. */
    public static final String CONTENT = THERE + """
            there "$1" || exit 1
            cat -- "$1" || exit 2
            """;

    private static final String SEEN = """
            [ -f "$1" ] || exit 1
            stat -c '%U:%G %04a' -- "$1" && sha256sum < "$1" || exit 2
            """;

    public Look {
        questions = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(questions));
    }

    /** Asks what the snippet prints, and its exit code; the words are {@code "$1"} and so on there. */
    public Look ask(String key, @CompileTimeConstant String snippet, String... words) {
        return with(key, Command.given(words) + snippet);
    }

    /** Asks where no link in the directory is followed, as {@link Command#onVolume} does; no where there is no directory. */
    public Look askOnVolume(String directory, String key, @CompileTimeConstant String snippet, String... words) {
        return with(
                key,
                Command.given(directory)
                        + THERE
                        + NoLinks.POSSIBLE
                        + NoLinks.line(directory, Command.given(words) + snippet));
    }

    /** Asks whether what is asked, or done, in the directory can be kept from following links. */
    public Look askWhetherNoLinks(String directory, String key) {
        return with(key, NoLinks.line(directory, "true") + " || exit 1");
    }

    private Look with(String key, String snippet) {
        SequencedMap<String, String> more = new LinkedHashMap<>(questions);
        if (more.put(key, snippet) != null) {
            throw new IllegalArgumentException("asked twice: " + key);
        }
        return new Look(more);
    }

    /** Asks whether the file is as it shall be; read the answer with {@link Answers#file}. */
    public Look file(String path) {
        return ask(fileKey(path), SEEN, path);
    }

    /** Asks after each of the files. */
    public Look files(Iterable<HostFile> wanted) {
        Look look = this;
        for (HostFile file : wanted) {
            look = look.file(file.path());
        }
        return look;
    }

    static String fileKey(String path) {
        return "file " + path;
    }

    /** These questions with {@code prefix} and a slash before each key, so that several looks travel as one. */
    public Look prefixed(String prefix) {
        SequencedMap<String, String> renamed = new LinkedHashMap<>();
        questions.forEach((key, snippet) -> renamed.put(prefix + "/" + key, snippet));
        return new Look(renamed);
    }

    /** A command that asks them one after the other, and ends with the first that fails; empty lines part the answers. */
    public Command inTurn() {
        return new Command(
                Command.SCRIPT, String.join(" || exit\necho\n", questions.values()), Command.DEFAULT_TIMEOUT);
    }

    /** These questions and then the other ones. */
    public Look and(Look other) {
        Look all = this;
        for (Map.Entry<String, String> question : other.questions.entrySet()) {
            all = all.with(question.getKey(), question.getValue());
        }
        return all;
    }
}
