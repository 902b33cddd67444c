package io.swarmstead.spec;

import java.util.List;
import java.util.Optional;

/**
 * A whole cloud as its owner asks for it: the contents of {@code cloud.yaml}, checked.
 *
 * @param name names the cloud to people and on the hosts, one DNS label
 * @param domain the domain under which its services answer
 * @param hosts in the order of the file, never empty, names and addresses distinct
 * @param vip absent in a cloud of one host
 * @param acme who certifies the names of routes; absent where only the cloud's own authority does
 * @param firewall whether the hosts get an nftables table of ours
 * @param rebalance whether tasks are spread again unasked when a host has come back
 * @param text the file itself, of which every host keeps a copy
 */
public record CloudSpec(
        String name,
        String domain,
        List<HostSpec> hosts,
        SshSpec ssh,
        Optional<VipSpec> vip,
        DockerSpec docker,
        StorageSpec storage,
        IngressSpec ingress,
        Optional<AcmeSpec> acme,
        boolean firewall,
        boolean rebalance,
        AlertsSpec alerts,
        String text) {

    public CloudSpec {
        hosts = List.copyOf(hosts);
    }

    public List<HostName> hostNames() {
        return hosts.stream().map(HostSpec::name).toList();
    }

    /** The hosts that are Swarm managers, in the order of the file. */
    public List<HostSpec> managers() {
        return hosts.stream()
                .filter(host -> host.role() == HostSpec.Role.MANAGER)
                .toList();
    }

    /** Whether the host holds a copy of the data: the first ones of the file do. */
    public boolean hasBrick(HostName host) {
        int index = hostNames().indexOf(host);
        return storage.replicated() && index >= 0 && index < storage.replica();
    }

    /**
     * The host of this name.
     *
     * @throws IllegalArgumentException if the spec has none
     */
    public HostSpec host(HostName name) {
        return hosts.stream()
                .filter(host -> host.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no host " + name + " in the spec"));
    }

    /** Its name only: secrets may be in the file. */
    @Override
    public String toString() {
        return "CloudSpec[" + name + "]";
    }
}
