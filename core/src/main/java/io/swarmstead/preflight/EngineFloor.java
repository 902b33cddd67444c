package io.swarmstead.preflight;

import io.swarmstead.preflight.PreflightState.OnHost;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.DockerSpec.Source;
import io.swarmstead.spec.HostName;
import io.swarmstead.spec.HostSpec.Role;
import io.swarmstead.spec.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The oldest release of each engine that does what it is asked here. What is not there yet is judged by what would be installed. */
enum EngineFloor {
    DOCKER(
            "Docker",
            "dockerd docker",
            "docker.io",
            "26.0",
            "stacks are deployed with docker stack deploy --detach (API 1.44), which older ones do not know"),
    GLUSTER(
            "Gluster",
            "glusterd",
            "glusterfs-server",
            "11.0",
            "the steward reads what glusterd keeps of its pool and copies on the disk, as Gluster 11 writes it"),
    KEEPALIVED(
            "keepalived",
            "keepalived",
            "keepalived",
            "2.2.8",
            "its configuration has a least TTL for each peer and a file to watch; older ones were not tried with that");

    private static final Pattern VERSION = Pattern.compile("(?:^|[^0-9.])(?:[0-9]+:)?([0-9]+(?:\\.[0-9]+)+)");

    private final String engine;
    private final String programs;
    private final String distributed;
    private final String least;
    private final String why;

    EngineFloor(String engine, String programs, String distributed, String least, String why) {
        this.engine = engine;
        this.programs = programs;
        this.distributed = distributed;
        this.least = least;
        this.why = why;
    }

    /** What is too old on a host, and used there. What does not tell its version is not judged. */
    static List<Problem> problems(CloudSpec spec, HostName name, OnHost host) {
        List<Problem> problems = new ArrayList<>();
        for (EngineFloor floor : values()) {
            if (floor.isUsed(spec, name)) {
                floor.problem(spec, name, host).ifPresent(problems::add);
            }
        }
        return problems;
    }

    /** Those that are installed on a host of this cloud. */
    static String[] packages(CloudSpec spec, HostName name) {
        return Stream.of(values())
                .filter(floor -> floor.isUsed(spec, name) && floor.isInstalled(spec))
                .map(floor -> floor.distributed)
                .toArray(String[]::new);
    }

    private boolean isInstalled(CloudSpec spec) {
        return this != DOCKER || spec.docker().source() == Source.DISTRIBUTION;
    }

    private boolean isUsed(CloudSpec spec, HostName name) {
        return switch (this) {
            case DOCKER -> true;
            case GLUSTER -> spec.storage().replicated();
            case KEEPALIVED -> spec.vip().isPresent() && spec.host(name).role() == Role.MANAGER;
        };
    }

    private Optional<Problem> problem(CloudSpec spec, HostName name, OnHost host) {
        for (String program : programs.split(" ")) {
            Optional<String> version = version(host.engines().getOrDefault(program, ""));
            if (version.filter(this::isTooOld).isPresent()) {
                return Optional.of(new Problem(
                        "%s: %s %s is too old (%s --version)".formatted(name, engine, version.get(), program),
                        why,
                        "install %s %s or later on %s".formatted(engine, least, name)));
            }
        }
        return version(host.engines().getOrDefault(distributed + " candidate", ""))
                .filter(version -> isInstalled(spec) && isTooOld(version))
                .map(version -> new Problem(
                        "%s: its packages have %s %s only, which is too old".formatted(name, engine, version),
                        why,
                        "let apt know a source with %s %s or later on %s".formatted(engine, least, name)));
    }

    /** In what a program or a package says of itself. */
    static Optional<String> version(String said) {
        Matcher version = VERSION.matcher(said);
        return version.find() ? Optional.of(version.group(1)) : Optional.empty();
    }

    private boolean isTooOld(String version) {
        String[] seen = version.split("\\.");
        String[] wanted = least.split("\\.");
        for (int index = 0; index < wanted.length; index++) {
            int part = index < seen.length ? Integer.parseInt(seen[index]) : 0;
            if (part != Integer.parseInt(wanted[index])) {
                return part < Integer.parseInt(wanted[index]);
            }
        }
        return false;
    }
}
