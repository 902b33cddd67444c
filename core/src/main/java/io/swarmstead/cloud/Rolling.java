package io.swarmstead.cloud;

import io.swarmstead.plan.Impact;
import io.swarmstead.plan.Plan;
import io.swarmstead.plan.Step;
import io.swarmstead.spec.HostName;
import java.util.Optional;

/** A rolling change: what disturbs goes to one host at a time, and only while every other host is seen. */
final class Rolling {
    private Rolling() {}

    /** Whether the step may be applied in this round; the others wait for the next look. */
    static boolean inTurn(Step step, Plan plan, boolean everyHostSeen) {
        if (step.impact() == Impact.NONE) {
            return true;
        }
        if (step.alone()) {
            return everyHostSeen && plan.steps().size() == 1;
        }
        Optional<HostName> turn = plan.steps().stream()
                .filter(other -> other.impact() != Impact.NONE && !other.alone())
                .map(Step::host)
                .findFirst();
        return everyHostSeen && step.impact() != Impact.DATA_LOSS && turn.equals(Optional.of(step.host()));
    }
}
