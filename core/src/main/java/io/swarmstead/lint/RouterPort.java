package io.swarmstead.lint;

import io.swarmstead.compose.ComposeFile;
import io.swarmstead.compose.Finding;
import java.util.List;
import java.util.Optional;

/** {@code router-without-port}: a service that Traefik leads to without knowing at which port. */
final class RouterPort implements Rule {
    @Override
    public List<Finding> check(ComposeFile file, Neighbourhood cloud) {
        return Service.of(file).stream()
                .flatMap(service -> finding(service).stream())
                .toList();
    }

    private static Optional<Finding> finding(Service service) {
        boolean known = TraefikLabel.of(service).stream()
                .anyMatch(label -> label.option().equals("loadbalancer.server.port") || leadsElsewhere(label));
        if (known || !service.at("ports").items().isEmpty()) {
            return Optional.empty();
        }
        return TraefikLabel.routers(service)
                .findFirst()
                .map(label -> label.spot()
                        .warning(
                                "router-without-port",
                                "nothing says at which port " + service.name() + " listens",
                                "a swarm does not tell Traefik, which then leaves the service out",
                                "add a label such as traefik.%s.services.%s.loadbalancer.server.port=8080"
                                        .formatted(label.protocol(), label.name())));
    }

    /** Such as {@code api@internal}, Traefik's own dashboard. */
    private static boolean leadsElsewhere(TraefikLabel label) {
        return label.ofRouter()
                && label.option().equals("service")
                && label.value().contains("@");
    }
}
