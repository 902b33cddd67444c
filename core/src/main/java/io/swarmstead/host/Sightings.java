package io.swarmstead.host;

import io.swarmstead.spec.HostName;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.BiFunction;

/** Reading the answers of many hosts: those that were seen, each made into what a concern knows of a host. */
public final class Sightings {
    private Sightings() {}

    /** What was seen, in the order of the sightings; unseen hosts are left out. */
    public static <T> SequencedMap<HostName, T> seen(
            Map<HostName, Sighting<Answers>> sightings, BiFunction<HostName, Answers, T> reading) {
        SequencedMap<HostName, T> seen = new LinkedHashMap<>();
        sightings.forEach((host, sighting) -> {
            if (sighting instanceof Sighting.Seen<Answers>(var answers)) {
                seen.put(host, reading.apply(host, answers));
            }
        });
        return seen;
    }
}
