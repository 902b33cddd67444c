package io.swarmstead.cloud;

import io.swarmstead.host.Fleet;
import io.swarmstead.plan.Execution;
import io.swarmstead.plan.Outcome;
import io.swarmstead.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Applies what a cloud lacks and looks again, until nothing is lacking. A round that leaves gaps without having failed
 * (because a disturbing step had to wait its turn) is followed by another; one with a failure, or in which nothing could
 * be done, is the last.
 */
public final class BringUp {
    /** Beyond one for each host, which is what disturbing all of them takes. */
    private static final int SPARE_ROUNDS = 2;

    private final Supplier<Observation> look;
    private final Fleet fleet;
    private final Execution.Listener listener;

    public BringUp(Cloud cloud, Execution.Listener listener) {
        this(cloud::observe, cloud.fleet(), listener);
    }

    BringUp(Supplier<Observation> look, Fleet fleet, Execution.Listener listener) {
        this.look = look;
        this.fleet = fleet;
        this.listener = listener;
    }

    /**
     * Starts from what was observed.
     *
     * @return what was done and what failed in all rounds, in order, and what the last of them held
     */
    public List<Outcome> apply(Observation observed) {
        List<Outcome> outcomes = new ArrayList<>();
        Observation seen = observed;
        int mostRounds = observed.spec().hosts().size() + SPARE_ROUNDS;
        for (int round = 0; round < mostRounds && !seen.plan().steps().isEmpty(); round++) {
            Plan plan = seen.plan();
            boolean everyHostSeen = seen.unseen().isEmpty();
            List<Outcome> now =
                    new Execution(plan, fleet, step -> Rolling.inTurn(step, plan, everyHostSeen), listener).run();
            outcomes.removeIf(outcome -> outcome instanceof Outcome.Held);
            outcomes.addAll(now);
            boolean failed = now.stream().anyMatch(outcome -> outcome instanceof Outcome.Failed);
            boolean waiting = now.stream().anyMatch(outcome -> outcome instanceof Outcome.Held);
            boolean progress = now.stream().anyMatch(outcome -> outcome instanceof Outcome.Done);
            if (failed || !waiting || !progress) {
                return List.copyOf(outcomes);
            }
            seen = look.get();
        }
        if (seen.plan().steps().isEmpty() && seen.unseen().isEmpty()) {
            outcomes.removeIf(outcome -> outcome instanceof Outcome.Held);
        }
        return List.copyOf(outcomes);
    }
}
