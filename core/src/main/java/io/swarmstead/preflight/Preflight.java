package io.swarmstead.preflight;

import io.swarmstead.host.Answers;
import io.swarmstead.host.Look;
import io.swarmstead.host.Sighting;
import io.swarmstead.host.Sightings;
import io.swarmstead.plan.Concern;
import io.swarmstead.plan.Plan;
import io.swarmstead.plan.Verdict;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.HostName;
import io.swarmstead.spec.HostSpec;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Looks for everything that would stop a bring-up. Its plan has obstacles only; with one of them nothing is changed. */
public final class Preflight implements Concern<PreflightState> {
    /** Asks whether the kernel has IPVS, without which service VIPs and the routing mesh do not forward. */
    public static final String IPVS = """
            [ ! -e /proc/net/ip_vs ] || exit 0
            command -v modprobe > /dev/null || exit 1
            modprobe -n -q ip_vs
            """;

    /** Asks whether the host has an address; one without an address says no. */
    public static final String HAS_ADDRESS =
            "( [ -n \"$1\" ] || exit 1; found=$(ip -o -4 addr show to \"$1\") || exit 2; [ -n \"$found\" ] )";

    @Override
    public String name() {
        return "preflight";
    }

    @Override
    public Look look(CloudSpec spec, HostName host) {
        return PreflightLook.of(spec, host);
    }

    @Override
    public PreflightState read(CloudSpec spec, Map<HostName, Sighting<Answers>> sightings) {
        return new PreflightState(Sightings.seen(sightings, (_, answers) -> PreflightLook.read(answers)));
    }

    @Override
    public Plan plan(CloudSpec spec, PreflightState observed) {
        return new Plan(List.of(), new PreflightChecks(spec, observed).problems());
    }

    @Override
    public Verdict verdict(CloudSpec spec, PreflightState observed) {
        int problems = new PreflightChecks(spec, observed).problems().size();
        return problems == 0
                ? Verdict.well("hosts fit", "nothing stops an up")
                : Verdict.degraded(problems + " problems with the hosts", "swarmstead check tells which");
    }

    /** What an owner should know and can live with, a sentence each. */
    public static List<String> notes(CloudSpec spec, PreflightState observed) {
        List<HostName> without = observed.hosts().entrySet().stream()
                .filter(host -> !host.getValue().ipvs())
                .map(Map.Entry::getKey)
                .toList();
        return without.isEmpty()
                ? List.of()
                : List.of(
                        "no IPVS in the kernel of %s: Swarm's routing mesh and service VIPs do not forward there. The ingress uses the hosts' own ports and services get endpoint_mode dnsrr, so stacks work; ports published in ingress mode do not"
                                .formatted(without.stream().map(HostName::value).collect(Collectors.joining(", "))));
    }

    static String[] addressesOfOthers(CloudSpec spec, HostName host) {
        return spec.hosts().stream()
                .filter(other -> !other.name().equals(host))
                .map(HostSpec::address)
                .toArray(String[]::new);
    }
}
