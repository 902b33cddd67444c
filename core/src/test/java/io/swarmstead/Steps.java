package io.swarmstead;

import io.swarmstead.plan.Plan;
import io.swarmstead.plan.Step;
import io.swarmstead.spec.Problem;
import java.util.List;

/** Plans in few words, for assertions. */
public final class Steps {
    private Steps() {}

    /** {@code JoinSwarm beta}. */
    public static String of(Step step) {
        return step.getClass().getSimpleName() + " " + step.host();
    }

    public static List<String> of(Plan plan) {
        return plan.steps().stream().map(Steps::of).toList();
    }

    /** What stands in the way. */
    public static List<String> obstacles(Plan plan) {
        return plan.obstacles().stream().map(Problem::what).toList();
    }
}
