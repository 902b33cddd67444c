package io.swarmstead.cloud;

import io.swarmstead.plan.Concern;
import io.swarmstead.plan.Plan;
import io.swarmstead.plan.Verdict;
import io.swarmstead.spec.CloudSpec;

/**
 * What one concern observed.
 *
 * @param <O> the concern's own kind of observation
 */
public record View<O>(Concern<O> concern, CloudSpec spec, O observed) {
    public Plan plan() {
        return concern.plan(spec, observed);
    }

    public Verdict verdict() {
        return concern.verdict(spec, observed);
    }
}
