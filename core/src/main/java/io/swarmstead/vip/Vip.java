package io.swarmstead.vip;

import io.swarmstead.host.Answers;
import io.swarmstead.host.HostFile;
import io.swarmstead.host.Look;
import io.swarmstead.host.Sighting;
import io.swarmstead.host.Sightings;
import io.swarmstead.host.Unit;
import io.swarmstead.plan.Concern;
import io.swarmstead.plan.Plan;
import io.swarmstead.plan.Verdict;
import io.swarmstead.preflight.Preflight;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.HostName;
import io.swarmstead.spec.HostSpec.Role;
import io.swarmstead.spec.VipSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One address that is always on a host which can serve. Of interest to managers of clouds with a VIP only. */
public final class Vip implements Concern<VipState> {
    /** A question for a look, of the {@link #address}: whether the host holds the VIP; one without a VIP says no. */
    public static final String HOLDS = Preflight.HAS_ADDRESS;

    @Override
    public String name() {
        return "vip";
    }

    @Override
    public Look look(CloudSpec spec, HostName host) {
        if (!concerned(spec, host)) {
            return Look.NOTHING;
        }
        return Look.NOTHING
                .files(KeepalivedFiles.of(spec, host, ""))
                .ask(
                        "interface",
                        "found=$(ip -o -4 addr show to \"$1\") || exit 2; echo \"$found\" | awk '{print $2; exit}'",
                        spec.host(host).address())
                .ask("holds", HOLDS, address(spec))
                .ask("standby", "[ -e " + Standby.MARKER + " ]")
                .ask("keepalived", Unit.QUESTION, "keepalived.service");
    }

    /** What {@link #HOLDS} is asked of; empty without a VIP. */
    public static String address(CloudSpec spec) {
        return spec.vip().map(VipSpec::address).orElse("");
    }

    private static boolean concerned(CloudSpec spec, HostName host) {
        return spec.vip().isPresent() && spec.host(host).role() == Role.MANAGER;
    }

    @Override
    public VipState read(CloudSpec spec, Map<HostName, Sighting<Answers>> sightings) {
        var seen = Sightings.seen(
                sightings,
                (host, answers) ->
                        concerned(spec, host) ? List.of(onHost(spec, host, answers)) : List.<VipState.OnHost>of());
        var hosts = new LinkedHashMap<HostName, VipState.OnHost>();
        seen.forEach((host, list) -> list.forEach(onHost -> hosts.put(host, onHost)));
        return new VipState(hosts);
    }

    private static VipState.OnHost onHost(CloudSpec spec, HostName host, Answers answers) {
        String networkInterface = spec.vip().orElseThrow().networkInterface().orElse(answers.text("interface"));
        List<HostFile> wanted = KeepalivedFiles.of(spec, host, networkInterface);
        return new VipState.OnHost(
                networkInterface,
                answers.differing(wanted),
                Unit.read(answers.text("keepalived")),
                answers.succeeded("holds"),
                answers.succeeded("standby"));
    }

    @Override
    public Plan plan(CloudSpec spec, VipState observed) {
        return VipPlanner.plan(spec, observed);
    }

    @Override
    public Verdict verdict(CloudSpec spec, VipState observed) {
        if (spec.vip().isEmpty()) {
            return Verdict.well("no VIP", "clients reach the cloud by the hosts' own addresses");
        }
        String vip = "VIP " + spec.vip().get().address();
        List<HostName> holders = observed.holders();
        long ready = observed.hosts().values().stream()
                .filter(host -> host.keepalived().running() && !host.standby())
                .count();
        return switch (holders.size()) {
            case 0 -> Verdict.down(vip + " is nowhere", "clients of the VIP get no answer");
            case 1 ->
                ready < spec.managers().size()
                        ? Verdict.degraded(vip + " on " + holders.getFirst(), ready + " hosts can hold it")
                        : Verdict.well(vip + " on " + holders.getFirst(), ready - 1 + " others can take it");
            default -> Verdict.degraded(vip + " on several hosts: " + holders, "some clients may get no answer");
        };
    }
}
