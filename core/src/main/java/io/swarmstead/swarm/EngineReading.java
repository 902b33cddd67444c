package io.swarmstead.swarm;

import io.swarmstead.swarm.SwarmState.EngineInfo;
import io.swarmstead.swarm.SwarmState.Node;
import io.swarmstead.swarm.SwarmState.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** What Docker's API answers, read for what we need of it. */
public final class EngineReading {
    /** The label of a node that says which host of the spec it is. */
    public static final String HOST_LABEL = "swarmstead.host";

    private static final ObjectMapper JSON = JsonMapper.shared();

    private EngineReading() {}

    /**
     * Docker's own description of a host.
     *
     * @param info the answer to {@code GET /info}, empty where Docker does not run
     * @param nodes the answer to {@code GET /nodes}, empty on workers and without a leader
     */
    static Optional<EngineInfo> read(String info, String nodes) {
        if (info.isBlank()) {
            return Optional.empty();
        }
        JsonNode engine = JSON.readTree(info);
        JsonNode swarm = engine.path("Swarm");
        return Optional.of(new EngineInfo(
                engine.path("DefaultRuntime").asString(""),
                swarm.path("LocalNodeState").asString("inactive"),
                swarm.path("NodeID").asString(""),
                swarm.path("Error").asString(""),
                swarm.path("ControlAvailable").asBoolean(false),
                swarm.path("Cluster").path("ID").asString(""),
                settings(swarm.path("Cluster").path("Spec")),
                swarm.at("/Cluster/Spec/EncryptionConfig/AutoLockManagers").asBoolean(false),
                nodes(nodes)));
    }

    private static Settings settings(JsonNode spec) {
        return new Settings(
                seconds(spec.path("Dispatcher").path("HeartbeatPeriod")),
                seconds(spec.path("CAConfig").path("NodeCertExpiry")),
                spec.path("Orchestration").path("TaskHistoryRetentionLimit").asLong(0));
    }

    /** Docker does not know that of the leader: its status says 0.0.0.0 (moby 35437). */
    public static String address(JsonNode node) {
        String manager = node.path("ManagerStatus").path("Addr").asString("");
        return manager.isEmpty()
                ? node.path("Status").path("Addr").asString("")
                : manager.substring(0, Math.max(0, manager.lastIndexOf(':')));
    }

    private static long seconds(JsonNode nanoseconds) {
        return Duration.ofNanos(nanoseconds.asLong(0)).toSeconds();
    }

    /**
     * The members of the swarm.
     *
     * @param json the answer to {@code GET /nodes}, empty on workers and without a leader
     */
    public static List<Node> nodes(String json) {
        return json.isBlank() ? List.of() : nodes(JSON.readTree(json));
    }

    /** The same, of an answer that is read already. */
    public static List<Node> nodes(JsonNode answer) {
        List<Node> nodes = new ArrayList<>();
        for (JsonNode node : answer) {
            nodes.add(new Node(
                    node.path("ID").asString(""),
                    node.path("Description").path("Hostname").asString(""),
                    address(node),
                    node.path("Status").path("State").asString("").equals("ready"),
                    node.path("Spec").path("Role").asString("").equals("manager"),
                    node.path("ManagerStatus").path("Reachability").asString("").equals("reachable"),
                    node.path("ManagerStatus").path("Leader").asBoolean(false),
                    node.path("Spec").path("Labels").path(HOST_LABEL).asString("")));
        }
        return List.copyOf(nodes);
    }
}
