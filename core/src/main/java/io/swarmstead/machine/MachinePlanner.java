package io.swarmstead.machine;

import io.swarmstead.machine.MachineState.OnHost;
import io.swarmstead.plan.Plan;
import io.swarmstead.plan.Step;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.DockerSpec;
import io.swarmstead.spec.HostName;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Which packages and names a host lacks. */
final class MachinePlanner {
    private MachinePlanner() {}

    /**
     * What the engines of this cloud need. Names are those of Debian 12 and later and of Ubuntu 24.04 and later;
     * {@code docker.io} brings the docker command itself or by a dependency.
     */
    static List<String> packages(CloudSpec spec) {
        List<String> packages = new ArrayList<>(List.of("curl", "jq", "openssl"));
        if (spec.docker().source() == DockerSpec.Source.DISTRIBUTION) {
            packages.addAll(List.of("docker.io", "docker-cli"));
        }
        if (spec.storage().replicated()) {
            packages.addAll(List.of("glusterfs-server", "glusterfs-client"));
        }
        if (spec.vip().isPresent()) {
            packages.add("keepalived");
        }
        if (spec.firewall() || spec.vip().isPresent()) {
            packages.add("nftables");
        }
        return List.copyOf(packages);
    }

    /** Our block of {@code /etc/hosts}. */
    static String names(CloudSpec spec) {
        return spec.hosts().stream()
                .map(host -> host.address() + " " + host.name())
                .collect(Collectors.joining("\n", "# swarmstead begin\n", "\n# swarmstead end"));
    }

    static Plan plan(CloudSpec spec, MachineState state) {
        List<Step> steps = new ArrayList<>();
        state.hosts().forEach((host, onHost) -> steps.addAll(steps(host, onHost, names(spec))));
        return new Plan(steps, List.of());
    }

    private static List<Step> steps(HostName host, OnHost onHost, String names) {
        List<Step> steps = new ArrayList<>();
        if (!onHost.missing().isEmpty()) {
            steps.add(new MachineStep.InstallPackages(host, onHost.missing()));
        }
        if (!onHost.names().equals(names)) {
            steps.add(new MachineStep.NameHosts(host, names));
        }
        return steps;
    }
}
