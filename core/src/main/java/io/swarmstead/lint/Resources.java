package io.swarmstead.lint;

import io.swarmstead.compose.Finding;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code resources-refused}: processors and memory that are no such thing, or too little for the engine. */
final class Resources implements ServiceRule {
    private static final String NAME = "resources-refused";
    private static final long MEBIBYTE = 1L << 20;

    /** Of a task; the engine of a host wants more than the swarm for its limit. */
    private static final long LEAST_RESERVED = 4 * MEBIBYTE;

    private static final long LEAST_LIMIT = 6 * MEBIBYTE;

    @Override
    public Stream<Finding> check(Service service) {
        return Stream.concat(
                Stream.of("limits", "reservations")
                        .flatMap(kind -> Stream.of(processors(service, kind), memory(service, kind)))
                        .flatMap(Optional::stream),
                others(service));
    }

    private static Optional<Finding> processors(Service service, String kind) {
        String[] keys = {"deploy", "resources", kind, "cpus"};
        return service.at(keys)
                .text()
                .flatMap(cpus -> Processors.fault(cpus)
                        .map(why -> service.spot(keys)
                                .error(
                                        NAME,
                                        "\"%s\" is no number of processors".formatted(cpus),
                                        why + ", and the service is refused",
                                        "write '0.5' for half of a processor")));
    }

    private static Optional<Finding> memory(Service service, String kind) {
        String[] keys = {"deploy", "resources", kind, "memory"};
        long least = kind.equals("limits") ? LEAST_LIMIT : LEAST_RESERVED;
        return service.at(keys)
                .text()
                .filter(bytes -> Long.parseLong(bytes) < least)
                .map(bytes -> service.spot(keys)
                        .error(
                                NAME,
                                "%s bytes are too little memory".formatted(bytes),
                                "the engine takes no less than %d MB, and refuses the service or each of its tasks"
                                        .formatted(least / MEBIBYTE),
                                "write it with its unit, such as 256M"));
    }

    private static Stream<Finding> others(Service service) {
        return service.items(
                        List.of("deploy", "resources", "reservations", "generic_resources"), Resources::withoutKind)
                .flatMap(Optional::stream);
    }

    private static Optional<Finding> withoutKind(Part resource, Spot spot) {
        return resource.entries().isEmpty()
                ? Optional.of(spot.error(
                        NAME,
                        "a resource without a kind",
                        "nothing tells what it is, and the engine ends in the middle of it",
                        "write discrete_resource_spec: {kind: gpu, value: 1}, or remove it"))
                : Optional.empty();
    }
}
