package io.swarmstead.host;

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

    /** Asks what the snippet prints, and its exit code. */
    public Look ask(String key, String snippet) {
        SequencedMap<String, String> more = new LinkedHashMap<>(questions);
        if (more.put(key, snippet) != null) {
            throw new IllegalArgumentException("asked twice: " + key);
        }
        return new Look(more);
    }

    /** Asks whether the file is as it shall be; read the answer with {@link Answers#file}. */
    public Look file(String path) {
        String quoted = Command.quote(path);
        return ask(
                fileKey(path),
                "[ -f %s ] && stat -c '%%U:%%G %%04a' -- %s && sha256sum < %s".formatted(quoted, quoted, quoted));
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

    /** These questions and then the other ones. */
    public Look and(Look other) {
        Look all = this;
        for (Map.Entry<String, String> question : other.questions.entrySet()) {
            all = all.ask(question.getKey(), question.getValue());
        }
        return all;
    }
}
