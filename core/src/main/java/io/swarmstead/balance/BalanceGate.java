package io.swarmstead.balance;

import io.swarmstead.host.Host;
import io.swarmstead.spec.Problem;

/** Whether the cloud is well enough to stop tasks that run. */
public sealed interface BalanceGate {
    /**
     * It is.
     *
     * @param manager who is asked of the swarm, and told
     */
    record Open(Host manager) implements BalanceGate {}

    /** It is not. */
    record Closed(Problem reason) implements BalanceGate {}

    /**
     * Nothing may be moved.
     *
     * @param why what is wrong
     */
    static BalanceGate closed(String why) {
        return new Closed(new Problem(
                "the cloud is not well: tasks that run are left where they are",
                why,
                "swarmstead status tells more; run this again when it is well"));
    }
}
