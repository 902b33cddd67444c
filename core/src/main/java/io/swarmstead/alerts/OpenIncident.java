package io.swarmstead.alerts;

import io.swarmstead.host.Host;
import io.swarmstead.host.HostException;
import io.swarmstead.spec.Problem;
import io.swarmstead.swarm.Engine;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * What is broken now and has lasted, as the stewards agreed.
 *
 * @param key such as {@code cloud/host/beta}
 * @param since when it was first seen
 * @param told the channels that took the message, by the keys of the cloud's file; all of them, once all have
 */
public record OpenIncident(String key, Problem problem, Instant since, Set<String> told) {
    /**
     * All of them, in the order of their keys.
     *
     * @param manager any host that is one
     * @param channels the names of all ways to the owner
     */
    public static List<OpenIncident> all(Host manager, Set<String> channels) throws HostException {
        return new SwarmLedger(manager, Engine.on(manager))
                .read().ledger().entries().values().stream()
                        .filter(Entry::isOpen)
                        .map(entry -> new OpenIncident(
                                entry.incident().key(),
                                entry.incident().problem(),
                                entry.since(),
                                entry.isDue() ? entry.told() : channels))
                        .toList();
    }
}
