package io.swarmstead.alerts;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the owner was told, and what is still to be told. A value: every turn makes another one of it, which is agreed on
 * before a message of it is sent, so that two stewards which both take themselves for the leader's do not send it twice.
 *
 * @param entries by the key of the incident
 */
record Ledger(SortedMap<String, Entry> entries) {
    static final Ledger EMPTY = new Ledger(new TreeMap<>());

    Ledger {
        entries = Collections.unmodifiableSortedMap(new TreeMap<>(entries));
    }

    /**
     * After another look.
     *
     * @param scope what was looked at, such as {@code host/alpha}: the beginning of the keys of all incidents in there
     * @param troubles all that are seen there now
     * @param channels the names of all ways to the owner
     * @param host whose steward looks, and will tell what is due unless another one does already
     */
    Ledger turned(String scope, Collection<Incident> troubles, Set<String> channels, String host, Instant now) {
        Map<String, Incident> seen = new LinkedHashMap<>();
        troubles.forEach(incident -> seen.putIfAbsent(incident.key(), incident));
        SortedMap<String, Entry> next = new TreeMap<>();
        entries.forEach((key, entry) -> {
            Optional<Incident> still = Optional.ofNullable(seen.remove(key));
            boolean lookedAt = key.startsWith(scope + "/");
            entry.settled(channels, now)
                    .flatMap(settled -> still.map(words -> settled.there(words, now))
                            .or(() -> lookedAt ? settled.gone(now) : Optional.of(settled)))
                    .ifPresent(turned -> next.put(key, turned.claimedBy(host, now)));
        });
        seen.forEach((key, incident) -> next.put(key, Entry.seen(incident, now)));
        return new Ledger(next);
    }

    /** After a channel took the message of an incident's stage; the same where that is not due any more. */
    Ledger told(String key, Entry.Stage stage, String channel) {
        SortedMap<String, Entry> next = new TreeMap<>(entries);
        next.computeIfPresent(key, (_, entry) -> entry.stage() == stage ? entry.told(channel) : entry);
        return new Ledger(next);
    }
}
