package io.swarmstead.lab;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The cloud.yaml that makes a cloud of a lab's hosts; an address floats only where there is another host to take it.
 *
 * @param acme the ACME directory that certificates are asked of; empty where the cloud has an authority of its own only
 */
record CloudFile(String lab, Subnet subnet, List<String> hosts, SshKeys keys, Optional<URI> acme) {
    static final String NAME = "cloud.yaml";

    String render() {
        String addresses = hosts.stream()
                .map(host -> "  " + host + ": " + subnet.host(hosts.indexOf(host)) + "\n")
                .collect(Collectors.joining());
        return """
                cloud: %1$s
                domain: %1$s.test
                hosts:
                %2$sssh:
                  user: root
                  key: %3$s
                  known-hosts: %4$s
                %5$sdocker:
                  registry-mirrors: ["%6$s"]
                storage:
                  brick: /srv/brick/data
                %7$s""".formatted(
                        lab,
                        addresses,
                        keys.privateKey(),
                        keys.knownHosts(),
                        vip(),
                        ImageRegistry.address(subnet),
                        certificates());
    }

    private String certificates() {
        return acme.map(directory ->
                        "certificates:\n  ca: %s\n  trust: %s\n".formatted(directory, AcmeServer.TRUST_ON_HOSTS))
                .orElse("");
    }

    private String vip() {
        return hosts.size() == 1 ? "" : "vip:\n  address: " + subnet.vip() + "\n";
    }
}
