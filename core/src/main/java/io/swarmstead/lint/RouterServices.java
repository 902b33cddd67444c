package io.swarmstead.lint;

import io.swarmstead.compose.ComposeFile;
import io.swarmstead.compose.Edit;
import io.swarmstead.compose.Finding;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code router-without-service}: a router that may lead to several services of its container, of which Traefik chooses none;
 * {@code router-service-unknown}: one that leads to a service that nobody declares.
 */
final class RouterServices implements Rule {
    @Override
    public List<Finding> check(ComposeFile file, Neighbourhood cloud) {
        return Service.of(file).stream()
                .filter(service -> !TraefikLabel.turnedOff(service))
                .flatMap(service -> TraefikLabel.PROTOCOLS.stream().flatMap(protocol -> findings(service, protocol)))
                .toList();
    }

    private static Stream<Finding> findings(Service service, String protocol) {
        Set<String> own = TraefikLabel.declared(service, protocol, "services").keySet();
        return TraefikLabel.declared(service, protocol, "routers").values().stream()
                .flatMap(router -> {
                    Optional<String> named = TraefikLabel.option(router, "service");
                    return named.isPresent()
                            ? unknown(service, protocol, router, named.get()).stream()
                            : own.size() > 1 ? Stream.of(without(router, own)) : Stream.empty();
                });
    }

    private static Finding without(List<TraefikLabel> router, Set<String> services) {
        TraefikLabel first = router.getFirst();
        String label = "traefik.%s.routers.%s.service".formatted(first.protocol(), first.name());
        boolean namesake = services.contains(first.name().toLowerCase(Locale.ROOT));
        List<Edit> edits = namesake && !first.service().labels().containsKey(label)
                ? first.written().flatMap(text -> text.above(label, first.name())).stream()
                        .toList()
                : List.of();
        return first.spot()
                .error(
                        "router-without-service",
                        "the %s does not say to which of the services %s it leads"
                                .formatted(first.router(), String.join(", ", services)),
                        "Traefik chooses only where there is no choice: it leaves the router out, and nothing is reached by it",
                        "add the label %s=%s".formatted(label, namesake ? first.name() : "<one of them>"),
                        edits);
    }

    /** A service of a container that declares none is called by the stack's name and its own. */
    private static Optional<Finding> unknown(
            Service service, String protocol, List<TraefikLabel> router, String written) {
        String name = written.replaceFirst("@swarm$", "").toLowerCase(Locale.ROOT);
        boolean known = name.contains("@")
                || Service.of(service.file()).stream()
                        .anyMatch(other -> TraefikLabel.declared(other, protocol, "services")
                                        .containsKey(name)
                                || name.endsWith("-" + normalized(other.name())));
        return known
                ? Optional.empty()
                : Optional.of(router.stream()
                        .filter(label -> label.option().equals("service"))
                        .findFirst()
                        .orElse(router.getFirst())
                        .spot()
                        .warning(
                                "router-service-unknown",
                                "the service %s is not declared here".formatted(written),
                                "a router that leads to a service that no stack declares answers 404",
                                "write one that is declared by labels traefik.%s.services.…, such as %s"
                                        .formatted(protocol, example(service, protocol, router))));
    }

    private static String example(Service service, String protocol, List<TraefikLabel> router) {
        return TraefikLabel.declared(service, protocol, "services").keySet().stream()
                .findFirst()
                .orElse(router.getFirst().name());
    }

    private static String normalized(String name) {
        return Stream.of(name.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
                .collect(Collectors.joining("-"));
    }
}
