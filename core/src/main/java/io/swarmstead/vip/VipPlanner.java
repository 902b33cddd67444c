package io.swarmstead.vip;

import io.swarmstead.plan.Plan;
import io.swarmstead.plan.Step;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.Problem;
import java.util.ArrayList;
import java.util.List;

/** What it takes to have keepalived run, as configured, on every manager. */
final class VipPlanner {
    private VipPlanner() {}

    static Plan plan(CloudSpec spec, VipState state) {
        List<Step> steps = new ArrayList<>();
        List<Problem> obstacles = new ArrayList<>();
        state.hosts().forEach((name, host) -> {
            if (host.networkInterface().isEmpty()) {
                obstacles.add(new Problem(
                        name + ": no interface has the address "
                                + spec.host(name).address(),
                        "keepalived has to know where the VIP shall be",
                        "correct the address in cloud.yaml, or name the interface with vip.interface"));
                return;
            }
            if (!host.differing().isEmpty()) {
                steps.add(new VipStep.ConfigureVip(
                        name, host.differing(), host.keepalived().active()));
            }
            if (!host.keepalived().running()) {
                steps.add(new VipStep.StartKeepalived(name));
            }
            if (host.standby()) {
                steps.add(new VipStep.LeaveStandby(name, spec));
            }
        });
        return new Plan(steps, obstacles);
    }
}
