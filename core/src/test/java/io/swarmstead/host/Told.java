package io.swarmstead.host;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What one host answers to a look, by key; each answer can be told anew. */
public final class Told {
    private static final Result FAILURE = new Result(1, "", "");

    private final Map<String, Result> results = new LinkedHashMap<>();
    private final Map<String, String> silences = new LinkedHashMap<>();

    public Told says(String key, String text) {
        results.put(key, new Result(0, text, ""));
        return this;
    }

    /** Does not answer that. */
    public Told keepsSilentOn(String key) {
        results.remove(key);
        silences.put(key, "there was no answer within 5 s");
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
        silences.forEach((key, why) -> told.silences.put(prefix + "/" + key, why));
        return told;
    }

    Told and(Told other) {
        results.putAll(other.results);
        silences.putAll(other.silences);
        return this;
    }

    /** The questions that it was told of. */
    Set<String> keys() {
        return Stream.of(results, silences)
                .flatMap(told -> told.keySet().stream())
                .collect(Collectors.toSet());
    }

    Answers answers() {
        return new Answers(results, silences);
    }
}
