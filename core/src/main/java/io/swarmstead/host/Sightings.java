package io.swarmstead.host;

import io.swarmstead.spec.HostName;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

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
        Map<String, Long> counts = seen.values().stream()
                .map(held)
                .filter(thing -> !thing.isEmpty())
                .collect(Collectors.groupingBy(thing -> thing, Collectors.counting()));
        return counts.entrySet().stream()
                .max(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .flatMap(most -> seen.entrySet().stream()
                        .filter(host -> held.apply(host.getValue()).equals(most.getKey()))
                        .map(Map.Entry::getKey)
                        .findFirst());
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
