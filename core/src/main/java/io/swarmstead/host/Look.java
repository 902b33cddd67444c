package io.swarmstead.host;

import com.google.errorprone.annotations.CompileTimeConstant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/**
 * The questions that one look at one host answers: bash snippets by key, run side by side in one round trip. They only
 * read. A snippet that fails or hangs (each has 5 s, then it answers with exit code 124) leaves the others alone; the
 * same snippet under two keys runs once. Immutable.
 */
public record Look(SequencedMap<String, String> questions) {
    public static final Look NOTHING = new Look(new LinkedHashMap<>());

    public Look {
        questions = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(questions));
    }

    /** Asks what the snippet prints, and its exit code; the words are {@code "$1"} and so on there. */
    public Look ask(String key, @CompileTimeConstant String snippet, String... words) {
        return with(key, Command.given(words) + snippet);
    }

    /** Asks where no link in the directory is followed, as {@link Command#onVolume} does. */
    public Look askOnVolume(String directory, String key, @CompileTimeConstant String snippet, String... words) {
        return with(key, NoLinks.line(directory, Command.given(words) + snippet));
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
        return ask(fileKey(path), "[ -f \"$1\" ] && stat -c '%U:%G %04a' -- \"$1\" && sha256sum < \"$1\"", path);
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
