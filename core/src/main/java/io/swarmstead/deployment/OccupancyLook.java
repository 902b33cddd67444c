package io.swarmstead.deployment;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.swarmstead.deployment.Occupancy.Network;
import io.swarmstead.deployment.Occupancy.Service;
import io.swarmstead.host.Answers;
import io.swarmstead.host.Look;
import io.swarmstead.lint.Neighbourhood.Room;
import io.swarmstead.lint.Port;
import io.swarmstead.preflight.Preflight;
import io.swarmstead.preflight.Subnet;
import io.swarmstead.spec.HostName;
import io.swarmstead.stacks.Labels;
import io.swarmstead.stacks.Routes;
import io.swarmstead.swarm.Engine;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What hosts and one manager are asked to know the {@link Occupancy}, and how that is read. */
final class OccupancyLook {
    private static final Pattern NAMED =
            Pattern.compile("(?i)traefik\\.(?:http|tcp|udp)\\.(routers|middlewares)\\.([^.]+)\\..+");

    private OccupancyLook() {}

    /** For every host. */
    static Look host() {
        return Look.NOTHING.ask("ipvs", Preflight.IPVS).ask("routes", "ip -4 route show");
    }

    /** For managers besides. */
    static Look swarm() {
        return Look.NOTHING
                .ask("services", Engine.QUESTION, "/services")
                .ask("tasks", Engine.QUESTION, "/tasks?filters={\"desired-state\":[\"running\"]}")
                .ask("networks", Engine.QUESTION, "/networks?filters={\"scope\":[\"swarm\"]}")
                .ask("nodes", Engine.QUESTION, "/nodes");
    }

    /** @param hosts those that were seen */
    static Occupancy read(Answers manager, Map<HostName, Answers> hosts) {
        Map<String, List<String>> nodes = list(manager, "tasks")
                .collect(groupingBy(
                        task -> task.path("ServiceID").asString(""),
                        mapping(task -> task.path("NodeID").asString(""), toList())));
        return new Occupancy(
                hosts.values().stream().allMatch(answers -> answers.succeeded("ipvs")),
                list(manager, "services")
                        .map(service -> service(service, nodes))
                        .toList(),
                list(manager, "networks").map(OccupancyLook::network).toList(),
                hosts.entrySet().stream()
                        .collect(toMap(
                                host -> host.getKey().value(),
                                host -> routes(host.getValue().lines("routes")))),
                list(manager, "nodes")
                        .filter(node -> node.path("Spec")
                                .path("Availability")
                                .asString("active")
                                .equals("active"))
                        .collect(toMap(
                                node -> node.path("ID").asString(""),
                                node -> room(node.path("Description").path("Resources")))));
    }

    private static Stream<JsonNode> list(Answers answers, String key) {
        return JsonMapper.shared().readTree(answers.text(key)).valueStream();
    }

    private static Service service(JsonNode service, Map<String, List<String>> nodes) {
        JsonNode spec = service.path("Spec");
        Map<String, String> labels = Labels.read(spec.path("Labels"));
        return new Service(
                labels.getOrDefault(Labels.STACK, spec.path("Name").asString("")),
                spec.path("EndpointSpec")
                        .path("Ports")
                        .valueStream()
                        .map(port -> new Port(
                                port.path("PublishedPort").asInt(0),
                                port.path("Protocol").asString("tcp")))
                        .filter(port -> port.number() > 0)
                        .toList(),
                names(labels, "routers"),
                Set.copyOf(Routes.rules(labels).values()),
                names(labels, "middlewares"),
                room(spec.path("TaskTemplate").path("Resources").path("Reservations")),
                nodes.getOrDefault(service.path("ID").asString(""), List.of()));
    }

    private static Set<String> names(Map<String, String> labels, String section) {
        return labels.keySet().stream()
                .map(NAMED::matcher)
                .filter(label -> label.matches() && label.group(1).equalsIgnoreCase(section))
                .map((Matcher label) -> label.group(2))
                .collect(toSet());
    }

    private static Network network(JsonNode network) {
        return new Network(
                Labels.read(network.path("Labels")).getOrDefault(Labels.STACK, ""),
                network.path("Name").asString(""),
                network.path("IPAM")
                        .path("Config")
                        .valueStream()
                        .flatMap(pool -> Subnet.read(pool.path("Subnet").asString("")).stream())
                        .toList());
    }

    /** The main table's, each line of which begins with the network; the default route leads everywhere and takes nothing. */
    private static List<Subnet> routes(List<String> lines) {
        return lines.stream()
                .map(line -> line.replaceFirst("\\s.*", ""))
                .flatMap(network -> Subnet.read(network).stream())
                .toList();
    }

    private static Room room(JsonNode resources) {
        return new Room(
                resources.path("NanoCPUs").asLong(0),
                resources.path("MemoryBytes").asLong(0));
    }
}
