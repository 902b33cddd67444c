package io.swarmstead.lint;

import io.swarmstead.compose.Finding;
import java.util.Set;
import java.util.stream.Stream;

/** {@code mode-refused}: {@code replicas} or {@code update_config} beside a mode that has no such thing. */
final class Modes implements ServiceRule {
    private static final String NAME = "mode-refused";
    private static final Set<String> EVERYWHERE = Set.of("global", "global-job");
    private static final Set<String> JOBS = Set.of("replicated-job", "global-job");

    @Override
    public Stream<Finding> check(Service service) {
        return service.at("deploy", "mode").text().stream()
                .flatMap(mode -> Stream.concat(replicas(service, mode), updates(service, mode)));
    }

    private static Stream<Finding> replicas(Service service, String mode) {
        return EVERYWHERE.contains(mode) && service.at("deploy", "replicas").present()
                ? Stream.of(service.spot("deploy", "replicas")
                        .error(
                                NAME,
                                "replicas with mode: " + mode,
                                "one task runs on every host then, and Docker refuses to deploy a number beside that",
                                "remove replicas, or mode"))
                : Stream.empty();
    }

    private static Stream<Finding> updates(Service service, String mode) {
        return JOBS.contains(mode) && service.at("deploy", "update_config").present()
                ? Stream.of(service.spot("deploy", "update_config")
                        .error(
                                NAME,
                                "update_config with mode: " + mode,
                                "a job runs to its end and is never updated, and the engine refuses the service",
                                "remove update_config"))
                : Stream.empty();
    }
}
