package io.swarmstead.plan;

import io.swarmstead.spec.HostName;

/**
 * A point that a bring-up reaches and that steps wait for. Steps name milestones rather than one another, so that a
 * concern need not know the steps of those before it; one that no step of the plan leads to is already reached.
 */
public record Milestone(String name) {
    /** A point that each host reaches by itself. */
    public static Milestone on(HostName host, String name) {
        return new Milestone(name + " on " + host);
    }
}
