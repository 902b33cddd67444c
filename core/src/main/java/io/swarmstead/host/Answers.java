package io.swarmstead.host;

import io.swarmstead.spec.HostName;
import io.swarmstead.spec.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a host answered to a {@link Look}, and what it did not answer. Immutable.
 *
 * @param silences why there is no answer, by question; of such a question nothing can be read
 */
public record Answers(Map<String, Result> results, Map<String, String> silences) {
    /** A message is to be read by somebody. */
    private static final int MOST_NAMED = 12;

    public Answers {
        results = Map.copyOf(results);
        silences = Map.copyOf(silences);
    }

    /** To all that was asked. */
    public Answers(Map<String, Result> results) {
        this(results, Map.of());
    }

    /**
     * The answer to one question.
     *
     * @throws IllegalArgumentException if the look did not ask it
     * @throws IllegalStateException if it was not answered
     */
    public Result result(String key) {
        if (silences.containsKey(key)) {
            throw new IllegalStateException("not answered: " + key);
        }
        Result result = results.get(key);
        if (result == null) {
            throw new IllegalArgumentException("not asked: " + key);
        }
        return result;
    }

    /** What the owner is told where not everything was answered. */
    public Optional<Problem> silence(HostName host) {
        if (silences.isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> sorted = new TreeMap<>(silences);
        String named = sorted.keySet().stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
        int more = sorted.size() - MOST_NAMED;
        return Optional.of(new Problem(
                "%s: was asked and did not answer: %s%s"
                        .formatted(host, named, more > 0 ? " and %d more".formatted(more) : ""),
                sorted.values().stream().distinct().limit(2).collect(Collectors.joining("; "))
                        + "; no answer is not taken for a no: it counts as unseen there, and nothing is planned from it",
                "see what hangs or fails on %s (a disk, a mount, a daemon, no memory left), then run this again"
                        .formatted(host)));
    }

    /** What the snippet printed, without surrounding white space; empty when it said no. */
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
        return new Answers(own(results, prefix + "/"), own(silences, prefix + "/"));
    }

    private static <T> Map<String, T> own(Map<String, T> all, String start) {
        Map<String, T> own = new LinkedHashMap<>();
        all.forEach((key, value) -> {
            if (key.startsWith(start)) {
                own.put(key.substring(start.length()), value);
            }
        });
        return own;
    }
}
