package io.swarmstead.lint;

import io.swarmstead.compose.Finding;
import io.swarmstead.spec.StorageSpec;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** {@code brick-port}: a published port that may be one of Gluster's bricks, from which the firewall keeps other hosts' containers. */
final class BrickPorts implements ServiceRule {
    private static final int FIRST = StorageSpec.FIRST_BRICK_PORT;
    private static final int LAST = StorageSpec.LAST_BRICK_PORT;

    private record Use(Port port, Spot spot) {}

    @Override
    public Stream<Finding> check(Service service) {
        // of a range that is written in one place, the first one
        Map<Object, Finding> findings = new LinkedHashMap<>();
        service.ports((published, spot) -> new Use(published.port(), spot)).stream()
                .filter(use -> use.port.protocol().equals("tcp"))
                .filter(use -> use.port.number() >= FIRST && use.port.number() <= LAST)
                .forEach(use -> findings.putIfAbsent(use.spot.place(), finding(use)));
        return findings.values().stream();
    }

    private static Finding finding(Use use) {
        return use.spot.warning(
                "brick-port",
                "containers of other hosts do not reach port %s".formatted(use.port),
                "the bricks of the volume have ports from %d to %d, and no container may reach one"
                        .formatted(FIRST, LAST),
                "publish a port below %d, or let them reach it by the service's name, on a network of both"
                        .formatted(FIRST));
    }
}
