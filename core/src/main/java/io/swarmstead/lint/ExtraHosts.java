package io.swarmstead.lint;

import io.swarmstead.compose.Finding;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code container-refused}: a name in {@code extra_hosts} for what is no address, and a variable without a name. */
final class ExtraHosts implements ServiceRule {
    private static final String NAME = "container-refused";

    @Override
    public Stream<Finding> check(Service service) {
        return Stream.concat(
                service.items("extra_hosts", ExtraHosts::address).flatMap(Optional::stream),
                service.at("environment").at("").present()
                                || service.at("environment").entries().containsKey("")
                        ? Stream.of(nameless(service))
                        : Stream.empty());
    }

    /** What lacks one of both is left out by Docker. */
    private static Optional<Finding> address(Part item, Spot spot) {
        String written = item.text().orElse("");
        int end = written.contains("=") ? written.indexOf('=') : written.indexOf(':');
        String address = end < 0 ? "" : written.substring(end + 1).strip();
        return address.isEmpty()
                        || written.substring(0, end).isBlank()
                        || address.equals("host-gateway")
                        || Address.isAddress(address)
                ? Optional.empty()
                : Optional.of(spot.error(
                        NAME,
                        "%s is not an address".formatted(address),
                        "a container is told addresses for names, and the engine starts no task",
                        "write name:10.0.0.5"));
    }

    private static Finding nameless(Service service) {
        return service.spot("environment")
                .error(
                        NAME,
                        "a variable without a name",
                        "nothing is before its =, and the engine starts no task",
                        "write NAME=value, or remove it");
    }
}
