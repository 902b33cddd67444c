package io.swarmstead.lint;

import io.swarmstead.compose.ComposeFile;
import io.swarmstead.compose.Finding;
import java.util.List;
import java.util.Optional;

/** {@code endpoint-refused}: a port through the routing mesh, which needs the virtual address that {@code dnsrr} does without. */
final class EndpointModes implements Rule {
    @Override
    public List<Finding> check(ComposeFile file, Neighbourhood cloud) {
        return Service.of(file).stream()
                .filter(service -> service.at("deploy", "endpoint_mode")
                        .text()
                        .filter(mode -> mode.equalsIgnoreCase("dnsrr"))
                        .isPresent())
                .flatMap(service ->
                        service.items("ports", EndpointModes::finding).flatMap(Optional::stream))
                .toList();
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
