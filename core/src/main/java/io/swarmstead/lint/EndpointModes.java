package io.swarmstead.lint;

import io.swarmstead.compose.Finding;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code endpoint-refused}: a port through the routing mesh, which needs the virtual address that {@code dnsrr} does without. */
final class EndpointModes implements ServiceRule {
    @Override
    public Stream<Finding> check(Service service) {
        return service.at("deploy", "endpoint_mode").text().stream()
                .filter(mode -> mode.equalsIgnoreCase("dnsrr"))
                .flatMap(_ -> service.items("ports", EndpointModes::finding))
                .flatMap(Optional::stream);
    }

    /** Where no mode is written, and also where it is none, the engine takes the mesh. */
    private static Optional<Finding> finding(Part port, Spot spot) {
        return port.at("mode")
                        .text()
                        .filter(mode -> mode.equalsIgnoreCase("host"))
                        .isPresent()
                ? Optional.empty()
                : Optional.of(spot.error(
                        "endpoint-refused",
                        "published through the routing mesh, with endpoint_mode: dnsrr",
                        "the mesh leads to the virtual address of a service, which this one has not, and the engine refuses it",
                        "publish the port with mode: host, or remove endpoint_mode"));
    }
}
