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
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * What names shall stand for, and where on this host they can be asked for, as the swarm's managers know it.
 *
 * @param names of services at which nothing changes just now: members of a network hear of a task a moment after it runs
 * @param changing the services of which that is not so, by name
 * @param inside for each overlay network who can be asked on this host: of several, one that is on the fewest others, because
 *     what is right on one of its networks hides what is wrong on another
 */
record SwarmNames(List<ServiceName> names, Set<String> changing, Map<String, ServiceName.Asker> inside) {
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
        Map<String, ServiceName.Asker> inside = new HashMap<>();
        for (JsonNode task : tasks) {
            ofService
                    .computeIfAbsent(task.path("ServiceID").asString(""), _ -> new ArrayList<>())
                    .add(task);
            if (task.path("NodeID").asString("").equals(node) && isSettled(task, now) && isRunning(task)) {
                long process =
                        task.path("Status").path("ContainerStatus").path("PID").asLong(0);
                ServiceName.Asker asker =
                        new ServiceName.Asker(process, overlays(task).keySet());
                if (process > 0) {
                    asker.networks().forEach(network -> inside.merge(network, asker, SwarmNames::narrower));
                }
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
        return new SwarmNames(List.copyOf(names), Set.copyOf(changing), Map.copyOf(inside));
    }

    /** Nobody looks for Traefik by its name. */
    private static boolean isTheirs(JsonNode service) {
        String stack = Labels.read(service.path("Spec").path("Labels")).getOrDefault(Labels.STACK, "");
        return !StackName.isOurs(stack);
    }

    private static ServiceName.Asker narrower(ServiceName.Asker one, ServiceName.Asker other) {
        return other.networks().size() < one.networks().size() ? other : one;
    }

    private static List<ServiceName> names(JsonNode service, List<JsonNode> tasks) {
        Set<Map<String, List<String>>> running = tasks.stream()
                .filter(SwarmNames::isRunning)
                .map(SwarmNames::overlays)
                .collect(Collectors.toUnmodifiableSet());
        String id = service.path("ID").asString("");
        String name = name(service);
        return running.stream()
                .flatMap(task -> task.keySet().stream())
                .distinct()
                .map(network -> new ServiceName(id, name, network, on(network, running)))
                .toList();
    }

    private static Set<Map<String, List<String>>> on(String network, Set<Map<String, List<String>>> running) {
        return running.stream().filter(task -> task.containsKey(network)).collect(Collectors.toUnmodifiableSet());
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
