package io.swarmstead.lint;

import java.util.stream.Stream;

/**
 * The network of the host, which Docker calls {@code host}. A swarm grants it to services that name it as a network;
 * {@code network_mode} it reads over.
 */
final class HostNetwork {
    private static final String PREDEFINED = "host";

    private HostNetwork() {}

    static Stream<Grant> grants(Service service) {
        Part declared = Part.of(service.file()).at("networks");
        return service.at("networks").entries().keySet().stream()
                .filter(key -> declared.at(key, "name").is(PREDEFINED))
                .map(
                        key -> new Grant(
                                service.spot("networks", key),
                                "the host's network",
                                "its packets have the host's address, so no firewall keeps it from the ports of Swarm, Gluster and the steward",
                                "leave it out, and publish ports; with mode: host they are reached at the address of the host"));
    }
}
