package io.swarmstead.names;

import io.swarmstead.host.HostException;
import io.swarmstead.stacks.Labels;
import io.swarmstead.stacks.StackName;
import io.swarmstead.swarm.Engine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What names shall stand for, and where on this host they can be asked for, as the swarm's managers know it.
 *
 * @param names of services at which nothing changes just now: members of a network hear of a task a moment after it runs
 * @param changing the services of which that is not so, by name
 * @param inside for each overlay network a process of this host that is on it
 */
record SwarmNames(List<ServiceName> names, Set<String> changing, Map<String, Long> inside) {
    /** Members of a network tell one another of a new task within a second or two. */
    private static final Duration SETTLES = Duration.ofSeconds(10);

    private static final String RUNNING = "running";

    private static final Set<String> ALIVE =
            Set.of("new", "pending", "assigned", "accepted", "preparing", "ready", "starting", RUNNING);

    /** @throws HostException if Docker does not tell */
    static SwarmNames of(Engine.Asking docker, Instant now) throws HostException {
        return read(
                docker.tree("/info").path("Swarm").path("NodeID").asString(""),
                docker.tree("/services"),
                docker.tree("/tasks"),
                now);
    }

    static SwarmNames read(String node, JsonNode services, JsonNode tasks, Instant now) {
        Map<String, List<JsonNode>> ofService = new HashMap<>();
        Map<String, Long> inside = new HashMap<>();
        for (JsonNode task : tasks) {
            ofService
                    .computeIfAbsent(task.path("ServiceID").asString(""), _ -> new ArrayList<>())
                    .add(task);
            if (task.path("NodeID").asString("").equals(node) && isSettled(task, now) && isRunning(task)) {
                long process =
                        task.path("Status").path("ContainerStatus").path("PID").asLong(0);
                overlays(task).keySet().forEach(network -> inside.put(network, process));
            }
        }
        List<ServiceName> names = new ArrayList<>();
        Set<String> changing = new HashSet<>();
        for (JsonNode service : services) {
            List<JsonNode> its = ofService.getOrDefault(service.path("ID").asString(""), List.of());
            boolean changed = instant(service.path("UpdatedAt")).isAfter(now.minus(SETTLES));
            if (!isTheirs(service)) {
                continue;
            }
            if (changed || !its.stream().allMatch(task -> isSettled(task, now))) {
                changing.add(name(service));
            } else {
                names.addAll(names(service, its));
            }
        }
        inside.values().removeIf(process -> process <= 0);
        return new SwarmNames(List.copyOf(names), Set.copyOf(changing), Map.copyOf(inside));
    }

    /** Nobody looks for Traefik by its name. */
    private static boolean isTheirs(JsonNode service) {
        String stack = Labels.read(service.path("Spec").path("Labels")).getOrDefault(Labels.STACK, "");
        return !StackName.isOurs(stack);
    }

    private static List<ServiceName> names(JsonNode service, List<JsonNode> tasks) {
        Map<String, Set<String>> networks = new HashMap<>();
        tasks.stream()
                .filter(SwarmNames::isRunning)
                .forEach(task -> overlays(task)
                        .forEach((network, addresses) -> networks.computeIfAbsent(network, _ -> new HashSet<>())
                                .addAll(addresses)));
        String id = service.path("ID").asString("");
        String name = name(service);
        return networks.entrySet().stream()
                .map(network -> new ServiceName(id, name, network.getKey(), Set.copyOf(network.getValue())))
                .toList();
    }

    private static String name(JsonNode service) {
        return service.path("Spec").path("Name").asString("");
    }

    /** Whether it runs as it shall, and has for a while, or has ended. */
    private static boolean isSettled(JsonNode task, Instant now) {
        JsonNode status = task.path("Status");
        return task.path("DesiredState").asString("").equals(RUNNING)
                ? isRunning(task) && instant(status.path("Timestamp")).isBefore(now.minus(SETTLES))
                : !ALIVE.contains(status.path("State").asString(""));
    }

    private static boolean isRunning(JsonNode task) {
        return task.path("Status").path("State").asString("").equals(RUNNING);
    }

    /** Its addresses on each overlay network, but for that of published ports, on which nobody asks for names. */
    private static Map<String, List<String>> overlays(JsonNode task) {
        Map<String, List<String>> overlays = new HashMap<>();
        for (JsonNode attachment : task.path("NetworksAttachments")) {
            JsonNode network = attachment.path("Network");
            if (network.path("DriverState").path("Name").asString("").equals("overlay")
                    && !network.path("Spec").path("Ingress").asBoolean(false)) {
                overlays.put(
                        network.path("ID").asString(""),
                        attachment
                                .path("Addresses")
                                .valueStream()
                                .map(address -> address.asString("").split("/", 2)[0])
                                .filter(address -> !address.contains(":"))
                                .toList());
            }
        }
        return overlays;
    }

    private static Instant instant(JsonNode time) {
        return Instant.parse(time.asString("1970-01-01T00:00:00Z"));
    }
}
