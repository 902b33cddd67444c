package io.swarmstead.host;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What one host answers to a look, by key; each answer can be told anew. */
public final class Told {
    private static final Result FAILURE = new Result(1, "", "");

    private final Map<String, Result> results = new LinkedHashMap<>();

    public Told says(String key, String text) {
        results.put(key, new Result(0, text, ""));
        return this;
    }

    public Told fails(String key) {
        results.put(key, FAILURE);
        return this;
    }

    /** Has the files as they shall be. */
    public Told has(List<HostFile> files) {
        files.forEach(file ->
                says(Look.fileKey(file.path()), "%s %s\n%s  -\n".formatted(file.owner(), file.mode(), file.sha256())));
        return this;
    }

    public Told lacks(List<HostFile> files) {
        files.forEach(file -> lacks(file.path()));
        return this;
    }

    public Told lacks(String path) {
        return fails(Look.fileKey(path));
    }

    /** The same answers under {@code prefix} and a slash. */
    Told prefixed(String prefix) {
        Told told = new Told();
        results.forEach((key, result) -> told.results.put(prefix + "/" + key, result));
        return told;
    }

    Told and(Told other) {
        results.putAll(other.results);
        return this;
    }

    Answers answers() {
        return new Answers(results);
    }
}
