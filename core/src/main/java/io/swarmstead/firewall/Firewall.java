package io.swarmstead.firewall;

import io.swarmstead.host.Answers;
import io.swarmstead.host.Look;
import io.swarmstead.host.Sighting;
import io.swarmstead.host.Sightings;
import io.swarmstead.host.Unit;
import io.swarmstead.plan.Concern;
import io.swarmstead.plan.Plan;
import io.swarmstead.plan.Step;
import io.swarmstead.plan.Verdict;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.HostName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * From outside only ssh and the ingress are reached, by containers no engine; the hosts reach one another. Off with
 * {@code firewall: false}.
 */
public final class Firewall implements Concern<FirewallState> {
    /** Where there is no nft yet there is no table of ours. */
    private static final String TABLE = "command -v nft > /dev/null || exit 1; nft -t list table inet swarmstead";

    @Override
    public String name() {
        return "firewall";
    }

    @Override
    public Look look(CloudSpec spec, HostName host) {
        return Look.NOTHING
                .files(FirewallFiles.of(spec))
                .ask("unit", Unit.QUESTION, FirewallFiles.SERVICE)
                .ask("present", TABLE)
                .ask("loaded", TABLE + " | grep -F -- \"$1\" && " + LoadedRules.INTACT, FirewallRules.mark(spec));
    }

    @Override
    public FirewallState read(CloudSpec spec, Map<HostName, Sighting<Answers>> sightings) {
        return new FirewallState(Sightings.seen(
                sightings,
                (_, answers) -> new FirewallState.OnHost(
                        answers.differing(FirewallFiles.of(spec)),
                        Unit.read(answers.text("unit")),
                        answers.succeeded("loaded"),
                        answers.succeeded("present"))));
    }

    @Override
    public Plan plan(CloudSpec spec, FirewallState observed) {
        List<Step> steps = new ArrayList<>();
        observed.hosts().forEach((name, host) -> {
            boolean standing = host.differing().isEmpty() && host.unit().running() && host.loaded();
            if (spec.firewall() && !standing) {
                steps.add(new FirewallStep.Raise(name, FirewallFiles.of(spec)));
            }
            if (!spec.firewall() && (host.unit().running() || host.present())) {
                steps.add(new FirewallStep.Lower(name));
            }
        });
        return new Plan(steps, List.of());
    }

    @Override
    public Verdict verdict(CloudSpec spec, FirewallState observed) {
        if (!spec.firewall()) {
            return Verdict.well(
                    "firewall off, as the spec says", "whoever reaches the hosts reaches Gluster and Swarm");
        }
        long standing = observed.hosts().values().stream()
                .filter(FirewallState.OnHost::loaded)
                .count();
        String fact =
                "firewall on %d of %d hosts".formatted(standing, spec.hosts().size());
        return standing == spec.hosts().size()
                ? Verdict.well(fact, "only ssh and the ingress are reached from outside")
                : Verdict.degraded(fact, "Gluster and Swarm are open to the network or to containers on the others");
    }
}
