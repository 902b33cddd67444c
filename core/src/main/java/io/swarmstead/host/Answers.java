package io.swarmstead.host;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a host answered to a {@link Look}. Immutable. */
public record Answers(Map<String, Result> results) {
    public Answers {
        results = Map.copyOf(results);
    }

    /**
     * The answer to one question.
     *
     * @throws IllegalArgumentException if the look did not ask it
     */
    public Result result(String key) {
        Result result = results.get(key);
        if (result == null) {
            throw new IllegalArgumentException("not asked: " + key);
        }
        return result;
    }

    /** What the snippet printed, without surrounding white space; empty when it failed. */
    public String text(String key) {
        Result result = result(key);
        return result.succeeded() ? result.output().strip() : "";
    }

    public boolean succeeded(String key) {
        return result(key).succeeded();
    }

    /** The printed lines that are not blank. */
    public List<String> lines(String key) {
        return text(key).lines().filter(line -> !line.isBlank()).toList();
    }

    /** The answer to {@link Look#file}. */
    public FileSighting file(String path) {
        String[] words = text(Look.fileKey(path)).split("\\s+");
        return words.length < 3 ? new FileSighting.Absent() : new FileSighting.Present(words[0], words[1], words[2]);
    }

    /** Those of the files that are not as they shall be. */
    public List<HostFile> differing(List<HostFile> wanted) {
        return wanted.stream().filter(file -> !file(file.path()).matches(file)).toList();
    }

    /** The answers to {@link Look#prefixed} questions, under their own keys again. */
    public Answers under(String prefix) {
        String start = prefix + "/";
        Map<String, Result> own = new LinkedHashMap<>();
        results.forEach((key, result) -> {
            if (key.startsWith(start)) {
                own.put(key.substring(start.length()), result);
            }
        });
        return new Answers(own);
    }
}
