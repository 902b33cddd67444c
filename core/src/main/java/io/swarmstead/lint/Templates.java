package io.swarmstead.lint;

import io.swarmstead.compose.Finding;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code template-refused}: double braces where the swarm fills something in, and cannot. */
final class Templates implements ServiceRule {
    @Override
    public Stream<Finding> check(Service service) {
        return Stream.of(hostname(service), variables(service), mounts(service)).flatMap(each -> each);
    }

    private static Stream<Finding> hostname(Service service) {
        return finding(service.at("hostname"), service.spot("hostname")).stream();
    }

    private static Stream<Finding> variables(Service service) {
        return service.at("environment").entries().entrySet().stream()
                .flatMap(variable ->
                        finding(variable.getValue(), service.spot("environment", variable.getKey())).stream());
    }

    private static Stream<Finding> mounts(Service service) {
        return service.items(
                        "volumes",
                        (mount, spot) -> finding(mount.at("source"), spot).or(() -> finding(mount.at("target"), spot)))
                .flatMap(Optional::stream);
    }

    /** The value itself is not told: it may be a secret. */
    private static Optional<Finding> finding(Part text, Spot spot) {
        return text.text()
                .flatMap(Template::fault)
                .map(
                        why -> spot.error(
                                "template-refused",
                                "{{ }} that the swarm cannot fill in",
                                why + ", and the engine refuses the service",
                                "write {{.Node.Hostname}}, {{.Service.Name}} or {{.Task.Slot}}; for two braces that stay, write {{\"{{\"}}"));
    }
}
