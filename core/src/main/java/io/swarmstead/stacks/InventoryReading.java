package io.swarmstead.stacks;

import io.swarmstead.compose.ImageReference;
import io.swarmstead.host.Answers;
import io.swarmstead.host.Folder;
import io.swarmstead.swarm.EngineReading;
import io.swarmstead.swarm.SwarmState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the engine's answers of API 1.44 and later.
 *
 * @param hosts names by the ids of nodes
 * @param networks names by ids
 */
record InventoryReading(Map<String, String> hosts, Map<String, String> networks) {
    private static final ObjectMapper JSON = JsonMapper.shared();

    /** The answers to {@link Survey#look}, all of which must be there. */
    static Inventory read(Answers answers) {
        List<SwarmState.Node> nodes = EngineReading.nodes(answers.text("nodes"));
        List<StackObject> networks = list(answers.text("networks"), network -> object(network, network));
        InventoryReading reading = new InventoryReading(
                nodes.stream().collect(Collectors.toMap(SwarmState.Node::id, SwarmState.Node::host, (one, _) -> one)),
                networks.stream().collect(Collectors.toMap(StackObject::id, StackObject::name, (one, _) -> one)));
        return new Inventory(
                Instant.ofEpochSecond(Long.parseLong(answers.text("clock"))),
                list(answers.text("services"), reading::service),
                list(answers.text("tasks"), reading::task),
                nodes,
                networks,
                list(answers.text("configs"), config -> object(config, config.path("Spec"))),
                list(answers.text("secrets"), secret -> object(secret, secret.path("Spec"))));
    }

    private static <T> List<T> list(String json, Function<JsonNode, T> read) {
        return JSON.readTree(json).valueStream().map(read).toList();
    }

    private StackService service(JsonNode service) {
        JsonNode spec = service.path("Spec");
        JsonNode container = spec.path("TaskTemplate").path("ContainerSpec");
        Map<String, String> labels = Labels.read(spec.path("Labels"));
        return new StackService(
                text(service, "ID"),
                labels.getOrDefault(Labels.STACK, ""),
                text(spec, "Name"),
                ImageReference.parse(text(container, "Image")),
                spec.path("Mode").has("Global"),
                service.path("ServiceStatus").path("RunningTasks").asInt(0),
                service.path("ServiceStatus").path("DesiredTasks").asInt(0),
                instant(service.path("UpdatedAt")),
                spec.path("EndpointSpec")
                        .path("Ports")
                        .valueStream()
                        .map(InventoryReading::port)
                        .toList(),
                Routes.of(labels),
                networks(spec),
                container
                        .path("Secrets")
                        .valueStream()
                        .map(secret -> text(secret, "SecretID"))
                        .toList(),
                mounts(container, "bind").stream().map(Folder::new).toList(),
                mounts(container, "volume"));
    }

    private static StackService.Port port(JsonNode port) {
        return new StackService.Port(
                port.path("PublishedPort").asInt(0),
                port.path("TargetPort").asInt(0),
                port.path("Protocol").asString("tcp"),
                port.path("PublishMode").asString("ingress"));
    }

    /** Old clients put them beside the template of the tasks. */
    private List<String> networks(JsonNode spec) {
        Set<String> names = new LinkedHashSet<>();
        for (JsonNode place : List.of(spec.path("TaskTemplate"), spec)) {
            place.path("Networks").forEach(network -> {
                String id = text(network, "Target");
                names.add(networks.getOrDefault(id, id));
            });
        }
        return List.copyOf(names);
    }

    private static List<String> mounts(JsonNode container, String type) {
        List<String> sources = new ArrayList<>();
        container.path("Mounts").forEach(mount -> {
            if (text(mount, "Type").equals(type) && !text(mount, "Source").isEmpty()) {
                sources.add(text(mount, "Source"));
            }
        });
        return List.copyOf(sources);
    }

    private StackTask task(JsonNode task) {
        JsonNode status = task.path("Status");
        String node = text(task, "NodeID");
        return new StackTask(
                Labels.read(task.path("Spec").path("ContainerSpec").path("Labels"))
                        .getOrDefault(Labels.STACK, ""),
                text(task, "ServiceID"),
                task.path("Slot").asInt(0),
                hosts.getOrDefault(node, node),
                text(status, "State"),
                text(task, "DesiredState"),
                instant(status.path("Timestamp")),
                text(status, "Err"));
    }

    /** @param described where the engine has the name and the labels of this kind of object */
    private static StackObject object(JsonNode object, JsonNode described) {
        Map<String, String> labels = Labels.read(described.path("Labels"));
        String name = text(described, "Name");
        String stack = labels.getOrDefault(Labels.STACK, "");
        String unprefixed = name.startsWith(stack + "_") ? name.substring(stack.length() + 1) : name;
        return new StackObject(
                object.path("ID").asString(text(object, "Id")),
                name,
                stack,
                labels.getOrDefault(Labels.SECRET, unprefixed),
                instant(object.has("CreatedAt") ? object.path("CreatedAt") : object.path("Created")),
                labels.containsKey(Labels.SECRET));
    }

    private static String text(JsonNode object, String key) {
        return object.path(key).asString("");
    }

    private static Instant instant(JsonNode time) {
        return Instant.parse(time.asString("1970-01-01T00:00:00Z"));
    }
}
