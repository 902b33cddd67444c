package io.swarmstead.deployment;

import io.swarmstead.deployment.StackChange.Kind;
import io.swarmstead.host.HostFile;
import io.swarmstead.stacks.Labels;
import io.swarmstead.stacks.StackName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A stack as it is in the swarm now.
 *
 * @param services a digest of what each was asked to be, by the name the file has for it
 * @param networks the names of its own networks, as the swarm has them
 * @param objects the configs and secrets of the whole swarm
 * @param nodes the members of the swarm
 * @param pool where its new networks get their addresses from
 */
record LiveStack(
        Map<String, String> services,
        List<Network> networks,
        List<SwarmObject> objects,
        List<StackNode> nodes,
        NetworkPool pool) {
    /** One of its own networks. */
    record Network(String id, String name) {}

    /**
     * A config or secret of the swarm, without its content.
     *
     * @param stack whose it is, empty where nobody's
     * @param key what the stack's file calls it, where we made it
     */
    record SwarmObject(Kind kind, String id, String name, String stack, String key, Instant created) {}

    /** From the engine's lists: services of this stack, its networks, all configs and secrets; its info; nodes. */
    static LiveStack read(
            StackName name,
            String services,
            String networks,
            String configs,
            String secrets,
            String info,
            String nodes) {
        List<SwarmObject> objects = new ArrayList<>(objects(Kind.CONFIG, tree(configs)));
        objects.addAll(objects(Kind.SECRET, tree(secrets)));
        return new LiveStack(
                digests(name, services),
                networks(tree(networks)),
                List.copyOf(objects),
                StackNode.read(tree(nodes)),
                NetworkPool.read(tree(info)));
    }

    /** What each service was asked to be, from the engine's list of them. */
    static Map<String, String> digests(StackName name, String services) {
        Map<String, String> digests = new LinkedHashMap<>();
        for (JsonNode service : tree(services)) {
            String full = service.path("Spec").path("Name").asString("");
            digests.put(
                    full.substring(Math.min(full.length(), name.value().length() + 1)), digest(service.path("Spec")));
        }
        return digests;
    }

    /**
     * Without what may change while the service stays what the file asks for: a restart that somebody forced, and the
     * object behind a secret, which is another one after its rotation.
     */
    private static String digest(JsonNode spec) {
        ObjectNode lasting = (ObjectNode) spec.deepCopy();
        if (lasting.path("TaskTemplate") instanceof ObjectNode template) {
            template.remove("ForceUpdate");
            for (JsonNode secret : template.path("ContainerSpec").path("Secrets")) {
                ((ObjectNode) secret).remove(List.of("SecretID", "SecretName"));
            }
        }
        return HostFile.of("spec", lasting.toString()).sha256().substring(0, 16);
    }

    private static List<Network> networks(JsonNode list) {
        List<Network> networks = new ArrayList<>();
        for (JsonNode network : list) {
            networks.add(new Network(
                    network.path("Id").asString(""), network.path("Name").asString("")));
        }
        return List.copyOf(networks);
    }

    private static List<SwarmObject> objects(Kind kind, JsonNode list) {
        List<SwarmObject> objects = new ArrayList<>();
        for (JsonNode object : list) {
            JsonNode labels = object.path("Spec").path("Labels");
            objects.add(new SwarmObject(
                    kind,
                    object.path("ID").asString(""),
                    object.path("Spec").path("Name").asString(""),
                    labels.path(Labels.STACK).asString(""),
                    labels.path("swarmstead." + kind).asString(""),
                    Instant.parse(object.path("CreatedAt").asString("1970-01-01T00:00:00Z"))));
        }
        return objects;
    }

    private static JsonNode tree(String json) {
        return JsonMapper.shared().readTree(json.isBlank() ? "[]" : json);
    }

    boolean has(Kind kind, String objectName) {
        return objects.stream()
                .anyMatch(object -> object.kind() == kind && object.name().equals(objectName));
    }

    /** The newest object of ours that the stack knows by this key. */
    Optional<SwarmObject> newest(Kind kind, StackName stack, String key) {
        return ours(stack).stream()
                .filter(object -> object.kind() == kind && object.key().equals(key))
                .max(Comparator.comparing(SwarmObject::created));
    }

    /**
     * Earlier contents of what the stack wants now, and configs of its last deployment that it no longer has. A secret
     * that the file no longer names is kept: its value may be nowhere else.
     */
    List<SwarmObject> oldObjects(StackName stack, StackFile wanted, Optional<DeploymentRecord> last) {
        Set<String> recorded = last.map(record -> ContentObjects.names(new StackFile(record.tree()), Kind.CONFIG))
                .orElse(Set.of());
        return ours(stack).stream()
                .filter(object -> !ContentObjects.names(wanted, object.kind()).contains(object.name()))
                .filter(object ->
                        wanted.section(ContentObjects.section(object.kind())).containsKey(object.key())
                                || (object.kind() == Kind.CONFIG && recorded.contains(object.name())))
                .toList();
    }

    /** Networks of the stack that it no longer has. */
    List<Network> oldNetworks(StackName stack, StackFile wanted) {
        Set<String> used = wanted.networks(stack).keySet();
        return networks.stream()
                .filter(network -> !used.contains(network.name()))
                .toList();
    }

    private List<SwarmObject> ours(StackName stack) {
        return objects.stream()
                .filter(object ->
                        object.stack().equals(stack.value()) && !object.key().isEmpty())
                .toList();
    }
}
