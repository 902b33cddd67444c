package io.swarmstead.lint;

import io.swarmstead.compose.ComposeFile;
import io.swarmstead.compose.Finding;
import io.swarmstead.lint.Service.PublishedPort;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** {@code port-clash}: a port of the hosts that is taken, by another service of the file or by another stack. */
final class PublishedPorts implements Rule {
    private static final String NAME = "port-clash";

    private record Use(Service service, PublishedPort published, Spot spot) {
        /** The mesh takes a port on every host, and so does a service that runs everywhere. */
        private boolean everywhere() {
            return !published.host() || service.global();
        }
    }

    @Override
    public List<Finding> check(ComposeFile file, Neighbourhood cloud) {
        List<Use> uses = Service.of(file).stream()
                .flatMap(service -> service.ports((port, spot) -> new Use(service, port, spot)).stream())
                .toList();
        List<Finding> findings = new ArrayList<>();
        for (int index = 0; index < uses.size(); index++) {
            Use use = uses.get(index);
            uses.subList(0, index).stream()
                    .filter(earlier -> earlier.published.port().equals(use.published.port()))
                    .findFirst()
                    .map(earlier -> inside(earlier, use))
                    .ifPresent(findings::add);
            Stream.ofNullable(cloud.ports().get(use.published.port()))
                    .map(stack -> outside(stack, use))
                    .forEach(findings::add);
        }
        return findings;
    }

    private static Finding inside(Use earlier, Use use) {
        Port port = use.published.port();
        String what = "port %s is published already by %s, in line %d"
                .formatted(port, earlier.service.name(), earlier.spot.place().line());
        if (earlier.service.name().equals(use.service.name())) {
            return use.spot.error(
                    NAME,
                    what,
                    "a service has a port once, and the engine refuses it",
                    "remove it, or publish another port");
        }
        return earlier.everywhere() || use.everywhere()
                ? use.spot.error(
                        NAME, what, "it is taken on every host, so the other is never reached", "publish another port")
                : use.spot.warning(
                        NAME,
                        what,
                        "each host has it once, so the tasks of both need a host each, and wait when hosts are away",
                        "publish another port, or lead to one of them with a Traefik router");
    }

    private static Finding outside(String stack, Use use) {
        return use.spot.error(
                NAME,
                "port %s is taken by the stack %s".formatted(use.published.port(), stack),
                "a port of a host leads to one service only",
                "publish another port, or lead to the service with a Traefik router");
    }
}
