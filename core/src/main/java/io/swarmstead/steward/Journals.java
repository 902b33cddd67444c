package io.swarmstead.steward;

import io.swarmstead.host.Answers;
import io.swarmstead.host.Fleet;
import io.swarmstead.host.Look;
import io.swarmstead.host.Sighting;
import io.swarmstead.host.Sightings;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.HostName;
import io.swarmstead.spec.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What all stewards wrote down.
 *
 * @param entries the oldest first, by the hosts' own clocks
 * @param unseen the hosts that did not answer; theirs are from their copies on the shared volume, which end a little
 *     before they went away
 */
public record Journals(List<JournalEntry> entries, List<Problem> unseen) {
    /** Asks every host for its own, and those that answer for the copies of the others. Nothing older than this. */
    public static Journals collect(CloudSpec spec, Fleet fleet, Instant since) {
        List<String> lines = new ArrayList<>();
        Map<HostName, Problem> unseen = new LinkedHashMap<>();
        fleet.look(_ -> Look.NOTHING.ask("journal", OWN, StewardFiles.JOURNAL)).forEach((host, sighting) -> {
            switch (Sightings.whole(host, sighting)) {
                case Sighting.Seen<Answers>(var answers) -> lines.addAll(answers.lines("journal"));
                case Sighting.Unseen<Answers>(var problem) -> unseen.put(host, problem);
            }
        });
        if (!unseen.isEmpty()) {
            lines.addAll(copies(spec, fleet, List.copyOf(unseen.keySet())));
        }
        List<JournalEntry> entries = lines.stream()
                .map(JournalEntry::read)
                .flatMap(Optional::stream)
                .filter(entry -> !entry.at().isBefore(since))
                .sorted(Comparator.comparing(JournalEntry::at))
                .toList();
        return new Journals(entries, List.copyOf(unseen.values()));
    }

    private static final String OWN = "cat \"$1.3\" \"$1.2\" \"$1.1\" \"$1\" 2> /dev/null; true";

    /** A journal is two files of a megabyte each at most. */
    private static final String COPY = "[ -f \"$1\" ] || exit 1; head -c 4M -- \"$1\" || exit 2";

    /** As the first host that has them tells. */
    private static List<String> copies(CloudSpec spec, Fleet fleet, List<HostName> of) {
        Look look = Look.NOTHING;
        for (HostName host : of) {
            look = look.askOnVolume(
                    spec.storage().mount(), host.value(), COPY, StewardFiles.sharedJournal(spec.storage(), host));
        }
        Look copies = look;
        List<Answers> seen = List.copyOf(
                Sightings.seen(fleet.look(_ -> copies), (_, answers) -> answers).values());
        return of.stream()
                .flatMap(host -> seen.stream()
                        .map(answers -> answers.lines(host.value()))
                        .filter(lines -> !lines.isEmpty())
                        .findFirst()
                        .stream())
                .flatMap(List::stream)
                .toList();
    }
}
