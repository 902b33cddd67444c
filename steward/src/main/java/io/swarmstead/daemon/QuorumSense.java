package io.swarmstead.daemon;

import io.swarmstead.spec.HostSpec.Role;
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
    private final Question docker;

    QuorumSense(Role role, Question docker) {
        this.role = role;
        this.docker = docker;
    }

    /** The members of the swarm, as the last look of a manager showed them; none without a leader. */
    List<Member> members() {
        return members;
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
        members = role == Role.MANAGER && answer.status() == 200 ? Member.read(answer.body()) : List.of();
        if (answer.status() == 200) {
            return role == Role.MANAGER ? Optional.empty() : member(answer.body());
        }
        return Optional.of(
                answer.status() == 503 ? "the swarm has no leader" : "Docker answers with " + answer.status());
    }

    private static Optional<String> member(String info) {
        JsonNode swarm = JsonMapper.shared().readTree(info).path("Swarm");
        boolean member = swarm.path("LocalNodeState").asString("").equals("active")
                && swarm.path("Error").asString("").isEmpty();
        return member ? Optional.empty() : Optional.of("the host has lost the swarm");
    }

    @Override
    public void abandon() {
        docker.hangUp();
    }
}
