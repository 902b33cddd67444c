package io.swarmstead.balance;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.swarmstead.balance.Workload.Seat;
import io.swarmstead.deployment.StackNode;
import io.swarmstead.host.Folder;
import io.swarmstead.lint.Neighbourhood.Room;
import io.swarmstead.stacks.Labels;
import io.swarmstead.stacks.StackName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the engine's answers of API 1.44 and later.
 *
 * @param nodes the answer to {@code GET /nodes}
 * @param services with their status
 * @param tasks those that shall run
 * @param mount where the shared volume is
 */
record WorkloadReading(JsonNode nodes, JsonNode services, JsonNode tasks, String mount) {
    static Workload read(String nodes, String services, String tasks, String mount) {
        JsonMapper json = JsonMapper.shared();
        return new WorkloadReading(json.readTree(nodes), json.readTree(services), json.readTree(tasks), mount)
                .workload();
    }

    private Workload workload() {
        List<StackNode> members = StackNode.read(nodes);
        Map<String, String> hosts = new HashMap<>();
        members.forEach(member -> hosts.put(member.attributes().get("node.id"), member.host()));
        Map<String, Long> loads = tasks.valueStream()
                .collect(groupingBy(task -> hosts.getOrDefault(text(task, "NodeID"), ""), counting()));
        Map<String, Room> rooms = rooms(hosts);
        return new Workload(
                members.stream()
                        .sorted(Comparator.comparing(StackNode::host))
                        .map(member -> new Seat(
                                member,
                                loads.getOrDefault(member.host(), 0L).intValue(),
                                rooms.getOrDefault(member.host(), new Room(0, 0))))
                        .toList(),
                services.valueStream()
                        .filter(WorkloadReading::isMovable)
                        .map(service -> spread(service, hosts))
                        .sorted(Comparator.comparing(Spread::name))
                        .toList());
    }

    /** Replicated, and of one of the owner's stacks. */
    private static boolean isMovable(JsonNode service) {
        return service.path("Spec").path("Mode").has("Replicated")
                && StackName.refusal(stack(service)).isEmpty();
    }

    private static String stack(JsonNode service) {
        return Labels.read(service.path("Spec").path("Labels")).getOrDefault(Labels.STACK, "");
    }

    private Spread spread(JsonNode service, Map<String, String> hosts) {
        JsonNode spec = service.path("Spec");
        JsonNode template = spec.path("TaskTemplate");
        JsonNode placement = template.path("Placement");
        String id = text(service, "ID");
        Map<String, Integer> spread = new HashMap<>();
        tasks.valueStream()
                .filter(task -> text(task, "ServiceID").equals(id))
                .map(task -> hosts.getOrDefault(text(task, "NodeID"), ""))
                .filter(host -> !host.isEmpty())
                .forEach(host -> spread.merge(host, 1, Integer::sum));
        return new Spread(
                stack(service),
                text(spec, "Name"),
                spec.path("Mode").path("Replicated").path("Replicas").asInt(0),
                Map.copyOf(spread),
                StackNode.constraints(service),
                placement.path("MaxReplicas").asInt(0),
                room(template.path("Resources").path("Reservations")),
                update(spec.path("UpdateConfig")),
                ties(service, spread));
    }

    /** The engine's own defaults where the service has none. */
    private static Spread.Update update(JsonNode config) {
        return new Spread.Update(
                config.path("Order").asString("stop-first").equals("start-first"),
                config.path("Parallelism").asInt(1));
    }

    private List<String> ties(JsonNode service, Map<String, Integer> spread) {
        JsonNode template = service.path("Spec").path("TaskTemplate");
        List<String> ties = new ArrayList<>();
        unsettled(service, spread).ifPresent(ties::add);
        if (!template.path("Placement").path("Preferences").isEmpty()) {
            ties.add("it has placement preferences of its own");
        }
        template.path("ContainerSpec").path("Mounts").forEach(volume -> {
            String source = text(volume, "Source");
            if (text(volume, "Type").equals("volume") && !source.isEmpty()) {
                ties.add("the Docker volume %s stays on its host".formatted(source));
            }
            if (text(volume, "Type").equals("bind") && isOfOneHost(volume)) {
                ties.add("it writes to %s, which each host has its own of".formatted(source));
            }
        });
        return List.copyOf(ties);
    }

    /** The engine counts tasks at another moment than it lists them: both have to say that all are there. */
    private static Optional<String> unsettled(JsonNode service, Map<String, Integer> spread) {
        int replicas = service.path("Spec")
                .path("Mode")
                .path("Replicated")
                .path("Replicas")
                .asInt(0);
        int placed = spread.values().stream().mapToInt(Integer::intValue).sum();
        int running = Math.min(
                placed, service.path("ServiceStatus").path("RunningTasks").asInt(0));
        return running == replicas && placed == replicas
                ? Optional.empty()
                : Optional.of("%d of its %d tasks run".formatted(running, replicas));
    }

    /** Neither on the shared volume nor gone at the next boot, and written to. */
    private boolean isOfOneHost(JsonNode bind) {
        Folder source = new Folder(text(bind, "Source"));
        return !bind.path("ReadOnly").asBoolean(false)
                && Stream.of(mount, "/run", "/var/run", "/dev", "/sys", "/proc")
                        .map(Folder::new)
                        .noneMatch(source::within);
    }

    /** What is left of each host by what its tasks have reserved. */
    private Map<String, Room> rooms(Map<String, String> hosts) {
        Map<String, Room> rooms = new HashMap<>();
        nodes.forEach(node -> rooms.put(
                hosts.getOrDefault(text(node, "ID"), ""),
                room(node.path("Description").path("Resources"))));
        tasks.forEach(task -> rooms.computeIfPresent(
                hosts.getOrDefault(text(task, "NodeID"), ""),
                (_, room) -> room.minus(room(task.path("Spec").path("Resources").path("Reservations")))));
        return rooms;
    }

    private static Room room(JsonNode resources) {
        return new Room(
                resources.path("NanoCPUs").asLong(0),
                resources.path("MemoryBytes").asLong(0));
    }

    private static String text(JsonNode object, String key) {
        return object.path(key).asString("");
    }
}
