package io.swarmstead.daemon;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * Whether Docker lives, with or without a leader in its swarm. It is not asked while it answers the question after that.
 */
final class EngineSense implements Sense {
    private final QuorumSense quorum;
    private final Question docker = Question.ofDocker();

    EngineSense(QuorumSense quorum) {
        this.quorum = quorum;
    }

    @Override
    public String name() {
        return "docker";
    }

    @Override
    public String subject() {
        return "Docker";
    }

    @Override
    public String wellbeing() {
        return "Docker answers";
    }

    @Override
    public Duration patience() {
        return Duration.ofSeconds(4);
    }

    @Override
    public Duration interval() {
        return Duration.ofSeconds(2);
    }

    @Override
    public Optional<String> look() throws IOException {
        if (quorum.answeredLately()) {
            return Optional.empty();
        }
        int status = docker.get("/_ping").status();
        return status == 200 ? Optional.empty() : Optional.of("Docker answers with " + status);
    }

    @Override
    public void abandon() {
        docker.hangUp();
    }
}
