package io.swarmstead.daemon;

import io.swarmstead.spec.HostName;
import io.swarmstead.swarm.EngineReading;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A member of the swarm.
 *
 * @param id what Swarm calls it
 * @param host its name in the cloud's file; empty where {@code up} has not labelled it yet
 * @param ready whether it is up and takes tasks
 * @param storage what its label says of the volume there; empty where it has none
 */
record Member(String id, String host, boolean leader, boolean ready, String storage) {
    /** The answer to {@code GET /nodes}. */
    static List<Member> read(JsonNode nodes) {
        return nodes.valueStream().map(Member::of).toList();
    }

    /** Whether the host is that of the swarm's leader. */
    static boolean leads(HostName host, List<Member> members) {
        return members.stream()
                .anyMatch(member -> member.leader() && member.host().equals(host.value()));
    }

    private static Member of(JsonNode node) {
        JsonNode spec = node.path("Spec");
        JsonNode labels = spec.path("Labels");
        return new Member(
                node.path("ID").asString(""),
                labels.path(EngineReading.HOST_LABEL).asString(""),
                node.path("ManagerStatus").path("Leader").asBoolean(false),
                node.path("Status").path("State").asString("").equals("ready")
                        && spec.path("Availability").asString("active").equals("active"),
                labels.path(StorageLabel.NAME).asString(""));
    }
}
