package io.swarmstead.deployment;

import io.swarmstead.swarm.EngineReading;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * A member of the swarm, as placement constraints see it.
 *
 * @param host the host of the spec that it is, or else its own name
 * @param ready whether it is up and takes tasks
 * @param attributes what constraints may ask for by the engine's own names, such as {@code node.role}
 */
public record StackNode(String host, boolean ready, Map<String, String> attributes) {
    private static final Pattern CONSTRAINT = Pattern.compile("\\s*([^=!\\s]+)\\s*(==|!=)\\s*(.*?)\\s*");

    /** As {@code GET /nodes} lists them. */
    public static List<StackNode> read(JsonNode list) {
        List<StackNode> nodes = new ArrayList<>();
        for (JsonNode node : list) {
            JsonNode spec = node.path("Spec");
            JsonNode description = node.path("Description");
            boolean ready = node.path("Status").path("State").asString("").equals("ready")
                    && spec.path("Availability").asString("active").equals("active");
            String name = description.path("Hostname").asString("");
            nodes.add(new StackNode(
                    spec.path("Labels").path(EngineReading.HOST_LABEL).asString(name),
                    ready,
                    attributes(node, name, spec)));
        }
        return List.copyOf(nodes);
    }

    private static Map<String, String> attributes(JsonNode node, String name, JsonNode spec) {
        JsonNode description = node.path("Description");
        Map<String, String> attributes = new HashMap<>();
        attributes.put("node.id", node.path("ID").asString(""));
        attributes.put("node.hostname", name);
        attributes.put("node.role", spec.path("Role").asString(""));
        attributes.put(
                "node.platform.os", description.path("Platform").path("OS").asString(""));
        attributes.put(
                "node.platform.arch",
                description.path("Platform").path("Architecture").asString(""));
        spec.path("Labels")
                .properties()
                .forEach(label -> attributes.put(
                        "node.labels." + label.getKey(), label.getValue().asString("")));
        description
                .path("Engine")
                .path("Labels")
                .properties()
                .forEach(label -> attributes.put(
                        "engine.labels." + label.getKey(), label.getValue().asString("")));
        return Map.copyOf(attributes);
    }

    /** The placement constraints of a service, as {@code GET /services} lists it. */
    public static List<String> constraints(JsonNode service) {
        return service.at("/Spec/TaskTemplate/Placement/Constraints")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    /** Whether tasks of the service of a compose file may run here. */
    boolean takes(Map<String, Object> service) {
        return takes(
                Tree.at(service, List.of("deploy", "placement", "constraints")) instanceof List<?> constraints
                        ? constraints.stream().map(String::valueOf).toList()
                        : List.of());
    }

    /** Whether tasks with these constraints may run here; a constraint that is none is left to the engine. */
    public boolean takes(List<String> constraints) {
        return ready && constraints.stream().allMatch(this::meets);
    }

    private boolean meets(String constraint) {
        Matcher parts = CONSTRAINT.matcher(constraint);
        if (!parts.matches()) {
            return true;
        }
        boolean equal = attributes.getOrDefault(parts.group(1), "").equalsIgnoreCase(parts.group(3));
        return equal == parts.group(2).equals("==");
    }
}
