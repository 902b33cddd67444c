package io.swarmstead.host;

import io.swarmstead.spec.HostName;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.BiFunction;

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

    /** The same sighting; a host that left a question unanswered is unseen. */
    public static Sighting<Answers> whole(HostName host, Sighting<Answers> sighting) {
        return sighting instanceof Sighting.Seen<Answers>(var answers)
                ? answers.silence(host)
                        .<Sighting<Answers>>map(Sighting.Unseen::new)
                        .orElse(sighting)
                : sighting;
    }
}
