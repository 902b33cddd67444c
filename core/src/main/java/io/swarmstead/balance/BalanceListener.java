package io.swarmstead.balance;

import java.time.Duration;

/** Hears how a rebalancing goes on. */
public interface BalanceListener {
    /**
     * The swarm is told to place the tasks of a service anew.
     *
     * @param attempt how often with this one, from 1
     */
    void started(BalanceMove move, int attempt);

    /** They all run. */
    void done(BalanceMove move, int attempt, Duration elapsed);

    /** What is waited for; told again and again. */
    void waiting(String what);
}
