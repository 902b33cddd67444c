package io.swarmstead.daemon;

import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether Docker lives, with or without a leader in its swarm. It is not asked while it answers other questions. */
final class EngineSense implements Sense {
    /** A little less than the time between two looks, so that none is left out by chance. */
    private static final Duration LATELY = Duration.ofMillis(900);

    private final Question docker;
    private final List<Question> all;

    /**
     * A look.
     *
     * @param others what Docker is asked besides
     */
    EngineSense(Question docker, List<Question> others) {
        this.docker = docker;
        this.all = Stream.concat(Stream.of(docker), others.stream()).toList();
    }

    /** For how long Docker has answered nothing; up to two seconds also when it is well. */
    Duration silence() {
        return all.stream()
                .map(Question::silence)
                .min(Comparator.naturalOrder())
                .orElseThrow();
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
        return Duration.ofSeconds(1);
    }

    @Override
    public Optional<String> look() throws IOException {
        if (silence().compareTo(LATELY) < 0) {
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
