package io.swarmstead.cloud;

import io.swarmstead.host.Answers;
import io.swarmstead.host.Sighting;
import io.swarmstead.host.Sightings;
import io.swarmstead.plan.Concern;
import io.swarmstead.plan.Plan;
import io.swarmstead.plan.Verdict;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.HostName;
import io.swarmstead.spec.Problem;
import java.time.DateTimeException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;

/**
 * What one concern observed. A host that left one of its questions unanswered, or whose answer cannot be read, is unseen for
 * it, and for the others it is not.
 *
 * @param <O> the concern's own kind of observation
 * @param silent the hosts that were reached and are unseen all the same, each with what the owner is told
 */
public record View<O>(Concern<O> concern, CloudSpec spec, O observed, SequencedMap<HostName, Problem> silent) {
    /** @param sightings of every host, with the answers to this concern's questions only */
    static <O> View<O> of(Concern<O> concern, CloudSpec spec, Map<HostName, Sighting<Answers>> sightings) {
        Map<HostName, Sighting<Answers>> legible = new LinkedHashMap<>();
        SequencedMap<HostName, Problem> silent = new LinkedHashMap<>();
        sightings.forEach((host, sighting) -> {
            Sighting<Answers> own = legible(concern, spec, host, Sightings.whole(host, sighting));
            legible.put(host, own);
            if (sighting instanceof Sighting.Seen && own instanceof Sighting.Unseen<Answers>(var problem)) {
                silent.put(host, problem);
            }
        });
        return new View<>(concern, spec, concern.read(spec, legible), silent);
    }

    /** By reading it alone. */
    private static <O> Sighting<Answers> legible(
            Concern<O> concern, CloudSpec spec, HostName host, Sighting<Answers> sighting) {
        try {
            concern.read(spec, Map.of(host, sighting));
            return sighting;
        } catch (NumberFormatException | DateTimeException | JacksonException malformed) {
            return new Sighting.Unseen<>(new Problem(
                    "%s: what it answered for %s cannot be read".formatted(host, concern.name()),
                    "%s; it counts as unseen there, and nothing is planned from it".formatted(firstLine(malformed)),
                    "see what answers on %s in place of Docker or Gluster, then run this again".formatted(host)));
        }
    }

    private static String firstLine(RuntimeException malformed) {
        return String.valueOf(malformed.getMessage())
                .lines()
                .findFirst()
                .orElse("")
                .replaceAll("\\p{Cntrl}", " ");
    }

    public Plan plan() {
        return concern.plan(spec, observed);
    }

    /** While something was not answered it is neither well nor down: the rest of it is not known. */
    public Verdict verdict() {
        Verdict verdict = concern.verdict(spec, observed);
        return silent.isEmpty()
                ? verdict
                : Verdict.degraded(
                        "unseen on %s, which did not answer; without it: %s"
                                .formatted(
                                        silent.keySet().stream()
                                                .map(HostName::value)
                                                .collect(Collectors.joining(", ")),
                                        verdict.fact()),
                        "how it is there is not known, and nothing is concluded from that");
    }
}
