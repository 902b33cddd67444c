package io.swarmstead.balance;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;

/**
 * What is to be placed anew for the hosts to carry about the same.
 *
 * @param moves one service after the other
 * @param notes services that sit unevenly and are left alone, each with the reason
 * @param hosts how many tasks each host runs now, whosever they are
 */
public record BalancePlan(List<BalanceMove> moves, List<String> notes, SequencedMap<String, Integer> hosts) {
    /** Whether no task has to be placed anew. */
    public boolean nothingToDo() {
        return moves.isEmpty();
    }

    /** The swarm's names of the services to move. */
    public Set<String> services() {
        Set<String> services = new LinkedHashSet<>();
        moves.forEach(move -> services.add(move.service()));
        return services;
    }
}
