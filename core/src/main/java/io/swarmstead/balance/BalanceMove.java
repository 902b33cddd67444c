package io.swarmstead.balance;

import io.swarmstead.plan.Impact;
import java.util.SequencedMap;

/**
 * A service whose tasks are to be placed anew.
 *
 * @param service the swarm's name for it
 * @param stack whose service it is
 * @param reason why it is worth it
 * @param impact what those who use it notice meanwhile
 * @param consequence the same in words
 * @param tasks how many each host has that may run some
 * @param expected how many each will have; the swarm has the last word
 */
public record BalanceMove(
        String service,
        String stack,
        String reason,
        Impact impact,
        String consequence,
        SequencedMap<String, Integer> tasks,
        SequencedMap<String, Integer> expected) {}
