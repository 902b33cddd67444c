package io.swarmstead.cli;

import io.swarmstead.host.Fleet;
import io.swarmstead.plan.Impact;
import io.swarmstead.plan.Milestone;
import io.swarmstead.plan.Step;
import io.swarmstead.spec.HostName;
import java.util.Set;

/** A step that changes nothing. */
record Change(HostName host, String action, String reason, Impact impact, Set<Milestone> requires) implements Step {
    static Change on(String host, String action) {
        return new Change(new HostName(host), action, "it was seen", Impact.NONE, Set.of());
    }

    Change with(Impact other) {
        return new Change(host, action, reason, other, requires);
    }

    Change behind(String milestone) {
        return new Change(host, action, reason, impact, Set.of(new Milestone(milestone)));
    }

    @Override
    public void apply(Fleet fleet) {}
}
