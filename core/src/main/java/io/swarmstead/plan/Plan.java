package io.swarmstead.plan;

import io.swarmstead.spec.Problem;
import java.util.List;
import java.util.stream.Stream;

/**
 * What lies between the cloud as it is and as it shall be.
 *
 * @param steps the gaps that we can close; their milestones make them a graph
 * @param obstacles the gaps that we cannot, each with the reason
 */
public record Plan(List<Step> steps, List<Problem> obstacles) {
    public static final Plan EMPTY = new Plan(List.of(), List.of());

    public Plan {
        steps = List.copyOf(steps);
        obstacles = List.copyOf(obstacles);
    }

    public boolean isEmpty() {
        return steps.isEmpty() && obstacles.isEmpty();
    }

    /** Both plans as one. */
    public Plan and(Plan other) {
        return new Plan(
                Stream.concat(steps.stream(), other.steps.stream()).toList(),
                Stream.concat(obstacles.stream(), other.obstacles.stream()).toList());
    }
}
