package io.swarmstead.stacks;

import java.time.Instant;

/**
 * A task of a service: one container, from its placing to its end.
 *
 * @param stack whose it is, also when its service has gone; empty where nobody's
 * @param service its id
 * @param slot which of the replicas it is; 0 where the service runs everywhere
 * @param host where it was placed, or empty
 * @param state the engine's own word
 * @param desired the state that the swarm wants for it, in the engine's own word
 * @param since when it came into its state
 * @param error what went wrong with it, or empty
 */
public record StackTask(
        String stack,
        String service,
        int slot,
        String host,
        String state,
        String desired,
        Instant since,
        String error) {

    public boolean isRunning() {
        return state.equals("running");
    }

    /** It runs, or the swarm is about to make it run; others are history. */
    public boolean isCurrent() {
        return desired.equals("running") || desired.equals("ready") || desired.equals("accepted");
    }
}
