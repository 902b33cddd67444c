package io.swarmstead.view;

import io.swarmstead.ingress.IngressNames;
import io.swarmstead.swarm.EngineReading;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the swarm looked like, as far as Traefik has to know: the services with a route, without their environment and all
 * else that routing does not need; the swarm's networks; and the tasks that run.
 *
 * @param version of the engine
 * @param services what is told of each, by its id
 * @param nodes by their id: Traefik asks for those of tasks whose ports are their host's
 * @param tasks by their service's id
 */
record Picture(
        JsonNode version,
        Map<String, String> services,
        List<String> networks,
        Map<String, Node> nodes,
        Map<String, List<Task>> tasks) {
    /**
     * A host's Docker.
     *
     * @param address at which the other hosts reach it
     * @param told what is told of it
     */
    record Node(String address, String told) {}

    /**
     * One that runs.
     *
     * @param node where
     * @param told what is told of it
     */
    record Task(String service, String node, String told) {}

    private static final Fields VERSION = Fields.of("Version", "ApiVersion", "MinAPIVersion", "Os", "Arch");
    private static final Fields SERVICE =
            Fields.of("ID", "Spec.Name", "Spec.Labels", "Spec.Mode", "Spec.EndpointSpec.Mode", "Endpoint.VirtualIPs");
    private static final Fields NETWORK = Fields.of("Id", "Name", "Scope", "Driver");
    private static final Fields NODE = Fields.of("ID", "Description.Hostname", "Status.Addr", "ManagerStatus.Addr");
    private static final Fields TASK = Fields.of(
            "ID",
            "ServiceID",
            "NodeID",
            "Slot",
            "Status.State",
            "DesiredState",
            "NetworksAttachments.Network.ID",
            "NetworksAttachments.Addresses");

    Picture {
        services = Map.copyOf(services);
        networks = List.copyOf(networks);
        nodes = Map.copyOf(nodes);
        tasks = Map.copyOf(tasks);
    }

    static JsonNode version(JsonNode answer) {
        return VERSION.of(answer);
    }

    static String network(JsonNode answer) {
        return NETWORK.of(answer).toString();
    }

    static Node node(JsonNode answer) {
        return new Node(EngineReading.address(answer), NODE.of(answer).toString());
    }

    /**
     * What is told of a service; nothing of one that has no route. Its labels may hold secrets that are not Traefik's;
     * the name of its stack is none.
     */
    static Optional<String> service(JsonNode answer) {
        JsonNode told = SERVICE.of(answer);
        TraefikLabels labels = TraefikLabels.of(told);
        if (!labels.all().containsKey("traefik.enable")) {
            return Optional.empty();
        }
        labels.removeSecrets();
        labels.preferWhoAnswers();
        labels.into(told);
        return Optional.of(told.toString());
    }

    static Optional<Task> task(JsonNode answer) {
        return answer.path("Status").path("State").asString("").equals("running")
                ? Optional.of(new Task(
                        answer.path("ServiceID").asString(""),
                        answer.path("NodeID").asString(""),
                        TASK.of(answer).toString()))
                : Optional.empty();
    }

    /** The version of the API that clients are to speak. */
    String api() {
        return version.path("ApiVersion").asString("");
    }

    /** How many tasks. */
    int running() {
        return tasks.values().stream().mapToInt(List::size).sum();
    }

    /** @param instead what is told of some, by their ids */
    String toldServices(Map<String, String> instead) {
        return array(services.entrySet().stream()
                .map(service -> instead.getOrDefault(service.getKey(), service.getValue())));
    }

    /** The id of the network on which Traefik looks for tasks; any other where it is not there. */
    String network() {
        Map<Boolean, String> ids = new HashMap<>();
        networks.stream()
                .map(told -> JsonMapper.shared().readTree(told))
                .forEach(network -> ids.put(
                        network.path("Name").asString("").equals(IngressNames.NETWORK),
                        network.path("Id").asString("")));
        return ids.getOrDefault(true, ids.getOrDefault(false, ""));
    }

    String toldNetworks() {
        return array(networks.stream());
    }

    /** What is told of the node with this id, if there is one. */
    Optional<String> toldNode(String id) {
        return Optional.ofNullable(nodes.get(id)).map(Node::told);
    }

    /**
     * The tasks of a service, or of all, without those on hosts that are away. A service that has no others keeps those
     * whose hosts are only without a Docker: one of them may answer yet.
     *
     * @param service its id; empty for all
     */
    String toldTasks(String service, Away away) {
        Stream<List<Task>> asked =
                service.isEmpty() ? tasks.values().stream() : Stream.of(tasks.getOrDefault(service, List.of()));
        return array(asked.flatMap(all -> reached(all, away).stream()).map(Task::told));
    }

    /** Whether there is a task of a service that is not on a host that is away; without an id, of any. */
    boolean reaches(String service, Away away) {
        return service.isEmpty()
                || !reached(tasks.getOrDefault(service, List.of()), away).isEmpty();
    }

    private List<Task> reached(List<Task> all, Away away) {
        List<Task> heard = all.stream()
                .filter(task -> !away.silent().contains(address(task)))
                .toList();
        List<Task> sure =
                heard.stream().filter(task -> !away.has(address(task))).toList();
        return sure.isEmpty() ? heard : sure;
    }

    private String address(Task task) {
        Node node = nodes.get(task.node());
        return node == null ? "" : node.address();
    }

    private static String array(Stream<String> elements) {
        return elements.collect(Collectors.joining(",", "[", "]"));
    }
}
