package io.swarmstead.lint;

import io.swarmstead.compose.Finding;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code container-refused}: a name in {@code dns}, which takes addresses. */
final class NameServers implements ServiceRule {
    @Override
    public Stream<Finding> check(Service service) {
        return service.items("dns", NameServers::finding).flatMap(Optional::stream);
    }

    private static Optional<Finding> finding(Part item, Spot spot) {
        return item.text()
                .filter(server -> !Address.isAddress(server))
                .map(server -> spot.error(
                        "container-refused",
                        "%s is not the address of a name server".formatted(server),
                        "engines before 29 start no task with it, and since then it is left out without a word",
                        "write an address, such as 10.0.0.53"));
    }
}
