package io.swarmstead.lint;

import io.swarmstead.compose.ComposeFile;
import io.swarmstead.compose.Finding;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * {@code port-address}: an address in front of a published port, as {@code 127.0.0.1:6379:6379} has it, which a swarm reads over. Who
 * wrote it wanted the port to be reached by fewer, so it is an error; who wants all to reach it leaves the address out.
 */
final class PortAddresses implements Rule {
    @Override
    public List<Finding> check(ComposeFile file, Neighbourhood cloud) {
        return Service.of(file).stream()
                .flatMap(service -> IntStream.range(
                                0, service.at("ports").items().size())
                        .mapToObj(index -> finding(service, index))
                        .flatMap(Optional::stream))
                .toList();
    }

    private static Optional<Finding> finding(Service service, int index) {
        String key = Integer.toString(index);
        return Optional.ofNullable(service.file().readOver().get(List.of("services", service.name(), "ports", key)))
                .map(address -> service.spot("ports", key)
                        .error(
                                "port-address",
                                "the address %s is read over".formatted(address),
                                "a swarm publishes a port on every address of every host, so whoever reaches a host reaches it",
                                "leave the port out, since services on the same network reach it by the name of the service; where "
                                        + "everybody shall reach it, write it without the address"));
    }
}
