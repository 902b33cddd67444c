package io.swarmstead.balance;

import io.swarmstead.spec.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a rebalancing ended.
 *
 * @param moved the services whose tasks were placed anew, in the order in which that began
 * @param failure why it stopped or did not come out even; empty where all is even
 */
public record BalanceResult(List<Moved> moved, Optional<Problem> failure) {
    /**
     * A service whose tasks were placed anew.
     *
     * @param updates how often the swarm was told
     * @param before how many tasks each host had
     * @param after how many tasks each host has now; empty where that was not learned any more
     */
    public record Moved(String service, int updates, Map<String, Integer> before, Map<String, Integer> after) {}
}
