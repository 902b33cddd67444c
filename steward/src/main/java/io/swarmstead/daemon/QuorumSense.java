package io.swarmstead.daemon;

import io.swarmstead.spec.HostSpec.Role;
import io.swarmstead.swarm.EngineReading;
import io.swarmstead.swarm.SwarmState.Node;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whether this host is a member of a swarm that has a leader, as far as its own Docker knows. Managers are asked for the
 * list of nodes, which they have from the leader; a worker, for its own state.
 */
final class QuorumSense implements Sense {
    private final Role role;
    private volatile List<Member> members = List.of();
    private volatile List<Node> nodes = List.of();
    private final Question docker;

    QuorumSense(Role role, Question docker) {
        this.role = role;
        this.docker = docker;
    }

    /** The members of the swarm, as the last look of a manager showed them; none without a leader. */
    List<Member> members() {
        return members;
    }

    /** The same members as Docker describes them. */
    List<Node> nodes() {
        return nodes;
    }

    @Override
    public String name() {
        return "quorum";
    }

    @Override
    public String subject() {
        return "Docker";
    }

    @Override
    public String wellbeing() {
        return "the swarm has a leader";
    }

    @Override
    public Duration patience() {
        return Duration.ofSeconds(4);
    }

    /** A new leader takes ten seconds and more: nothing is won by asking oftener. */
    @Override
    public Duration interval() {
        return Duration.ofSeconds(3);
    }

    @Override
    public Optional<String> look() throws IOException {
        Question.Answer answer = docker.get(role == Role.MANAGER ? "/nodes" : "/info");
        JsonNode told = answer.status() == 200
                ? JsonMapper.shared().readTree(answer.body())
                : JsonMapper.shared().createArrayNode();
        members = role == Role.MANAGER ? Member.read(told) : List.of();
        nodes = role == Role.MANAGER ? EngineReading.nodes(told) : List.of();
        if (answer.status() == 200) {
            return role == Role.MANAGER ? leader(members) : member(told);
        }
        return Optional.of(
                answer.status() == 503 ? "the swarm has no leader" : "Docker answers with " + answer.status());
    }

    /** A manager may answer though it has lost the leader, and calls everybody reachable then. */
    private static Optional<String> leader(List<Member> members) {
        return members.stream().anyMatch(Member::leader) ? Optional.empty() : Optional.of("the swarm has no leader");
    }

    private static Optional<String> member(JsonNode info) {
        JsonNode swarm = info.path("Swarm");
        boolean member = swarm.path("LocalNodeState").asString("").equals("active")
                && swarm.path("Error").asString("").isEmpty();
        return member ? Optional.empty() : Optional.of("the host has lost the swarm");
    }

    @Override
    public void abandon() {
        docker.hangUp();
    }
}
