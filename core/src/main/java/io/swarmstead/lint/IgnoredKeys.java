package io.swarmstead.lint;

import io.swarmstead.compose.Finding;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Keys of a service that {@code docker stack deploy} reads over: {@code ignored-key} where something has the same effect in
 * a swarm or nothing is lost, {@code not-granted} where a wish of the container to the host is lost.
 *
 * <p>The keys are those that Docker's command calls unsupported and deprecated (docker/cli, cli/compose/types), and those over which it is
 * silent: {@code depends_on}, {@code tmpfs} and fixed addresses; without {@code restart}, of which it makes a policy nevertheless.
 */
final class IgnoredKeys implements ServiceRule {
    private static final Map<String, String> IGNORED = Map.ofEntries(
            Map.entry("build", "build the image and push it to a registry beforehand, and name it with image"),
            Map.entry("container_name", "leave it out; other services find this one by its service name"),
            Map.entry("depends_on", "let the program wait for what it needs, or end, so that it is started again"),
            Map.entry("domainname", "leave it out, or write the whole name as hostname"),
            Map.entry("expose", "leave it out; services on the same network reach every port of one another"),
            Map.entry("external_links", "put both services on one network"),
            Map.entry("links", "leave it out; services on the same network find one another by name"),
            Map.entry("mac_address", "leave it out; a task has another address on every host"),
            Map.entry("tmpfs", "mount it below volumes: [{type: tmpfs, target: /run}]"));

    /** Of a network in a service. */
    private static final List<String> ADDRESSES = List.of("ipv4_address", "ipv6_address");

    private static final Map<String, String> NOT_GRANTED = Map.ofEntries(
            Map.entry("cgroup_parent", "limit the service with deploy.resources"),
            Map.entry("cgroupns_mode", "leave it out"),
            Map.entry(
                    "devices",
                    "bind the device's file as a volume where reading it suffices, or run the container with "
                            + "docker run on its host"),
            Map.entry("ipc", "share memory inside one container"),
            Map.entry(
                    "network_mode",
                    "put the service on networks; for that of the host, declare an external network named host, and add "
                            + "x-swarmstead: {trusted: true}"),
            Map.entry("pid", "run the container with docker run on its host"),
            Map.entry("privileged", "add what it needs with cap_add, or run it with docker run on its host"),
            Map.entry("security_opt", "leave it out; the engine's own profiles apply"),
            Map.entry("shm_size", "mount a tmpfs at /dev/shm, with the size in volumes"),
            Map.entry("userns_mode", "leave it out; the engine's setting applies"));

    @Override
    public Stream<Finding> check(Service service) {
        return Stream.concat(
                service.part().entries().keySet().stream()
                        .filter(key -> IGNORED.containsKey(key) || NOT_GRANTED.containsKey(key))
                        .map(key -> finding(service, key)),
                addresses(service));
    }

    private static Stream<Finding> addresses(Service service) {
        return service.at("networks").entries().entrySet().stream()
                .flatMap(network -> ADDRESSES.stream()
                        .filter(key -> network.getValue().at(key).present())
                        .map(key -> service.spot("networks", network.getKey(), key)
                                .warning(
                                        "ignored-key",
                                        key + " has no effect",
                                        "the swarm gives every task an address of its own; it is read over",
                                        "leave it out; other services find this one by its service name")));
    }

    private static Finding finding(Service service, String key) {
        String next = IGNORED.get(key);
        return next != null
                ? service.spot(key)
                        .warning(
                                "ignored-key",
                                key + " has no effect",
                                key.equals("tmpfs") && service.at("read_only").is("true")
                                        ? "it is read over, and read_only leaves the program nowhere to write to"
                                        : "a swarm's services do not have it; it is read over",
                                next)
                : service.spot(key)
                        .warning(
                                "not-granted",
                                key + " is not granted",
                                "a swarm gives its tasks nothing like it, so the container runs without",
                                NOT_GRANTED.getOrDefault(key, ""));
    }
}
