package io.swarmstead.plan;

import io.swarmstead.host.Fleet;
import io.swarmstead.host.HostException;
import io.swarmstead.spec.HostName;
import java.util.Set;

/** One change to one host, with its reason. Steps are records; each concern seals its own family. */
public interface Step {
    /** The host that is changed. */
    HostName host();

    /** What is done, to follow the host's name: "join the swarm as a manager". */
    String action();

    /** What was seen that asks for it. */
    String reason();

    default Impact impact() {
        return Impact.NONE;
    }

    /** Whether nothing else may go on beside it, so that it is done when nothing else is left to do. */
    default boolean alone() {
        return false;
    }

    /** What has to be reached before this step can be applied. */
    default Set<Milestone> requires() {
        return Set.of();
    }

    /** What is reached when this step, and every other that leads there, is done. */
    default Set<Milestone> provides() {
        return Set.of();
    }

    /**
     * Makes the change. Safe to repeat, and to repeat after it was cut off anywhere.
     *
     * @param fleet for the step's own host, and to ask the others what this one needs to know
     */
    void apply(Fleet fleet) throws HostException;
}
