package io.swarmstead.host;

import io.swarmstead.spec.HostName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reading the answers of many hosts: those that were seen, each made into what a concern knows of a host. */
public final class Sightings {
    private Sightings() {}

    /** What was seen, in the order of the sightings; hosts that are unseen, or left a question unanswered, are left out. */
    public static <T> SequencedMap<HostName, T> seen(
            Map<HostName, Sighting<Answers>> sightings, BiFunction<HostName, Answers, T> reading) {
        SequencedMap<HostName, T> seen = new LinkedHashMap<>();
        sightings.forEach((host, sighting) -> {
            if (whole(host, sighting) instanceof Sighting.Seen<Answers>(var answers)) {
                seen.put(host, reading.apply(host, answers));
            }
        });
        return seen;
    }

    /** The first host that holds what most of those do that hold anything; none where each holds the empty text. */
    public static <T> Optional<HostName> holder(SequencedMap<HostName, T> seen, Function<T, String> held) {
        return most(seen.values().stream().map(held).filter(thing -> !thing.isEmpty()))
                .flatMap(most -> seen.entrySet().stream()
                        .filter(host -> held.apply(host.getValue()).equals(most))
                        .map(Map.Entry::getKey)
                        .findFirst());
    }

    /** What occurs most often; of several the last one in the order of texts. */
    public static Optional<String> most(Stream<String> held) {
        return held.collect(Collectors.groupingBy(thing -> thing, Collectors.counting())).entrySet().stream()
                .max(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey);
    }

    /** The other hosts that do not hold what this one does; all of them where it holds the empty text. */
    public static <T> List<HostName> lacking(
            SequencedMap<HostName, T> seen, HostName source, Function<T, String> held) {
        String there = Optional.ofNullable(seen.get(source)).map(held).orElse("");
        return seen.entrySet().stream()
                .filter(host -> !host.getKey().equals(source))
                .filter(host -> there.isEmpty() || !held.apply(host.getValue()).equals(there))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The same sighting; a host that left a question unanswered is unseen. */
    public static Sighting<Answers> whole(HostName host, Sighting<Answers> sighting) {
        return sighting instanceof Sighting.Seen<Answers>(var answers)
                ? answers.silence(host)
                        .<Sighting<Answers>>map(Sighting.Unseen::new)
                        .orElse(sighting)
                : sighting;
    }
}
