package io.swarmstead.balance;

import java.util.List;
import java.util.SequencedMap;

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

    /** Whether the service is to move, and those who use it notice no more of that than was said. */
    boolean allows(Spread service) {
        return moves.stream()
                .anyMatch(move -> move.service().equals(service.name())
                        && service.impact().compareTo(move.impact()) <= 0);
    }
}
