package io.swarmstead.lint;

import io.swarmstead.compose.ComposeFile;
import io.swarmstead.compose.Finding;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code local-data-moves}: a volume of the engine's, of which each host has its own, on a service that may go to another host. */
final class LocalData implements Rule {
    @Override
    public List<Finding> check(ComposeFile file, Neighbourhood cloud) {
        return Service.of(file).stream()
                .filter(Placement::moves)
                .flatMap(service -> findings(service, cloud))
                .toList();
    }

    private static Stream<Finding> findings(Service service, Neighbourhood cloud) {
        return service.items(
                        "volumes",
                        (mount, spot) -> NamedVolume.of(service.file(), mount)
                                .filter(volume -> !mount.at("read_only").is("true") && staysBehind(volume, cloud))
                                .map(volume -> finding(service, volume, spot, cloud)))
                .flatMap(Optional::stream);
    }

    private static boolean staysBehind(NamedVolume volume, Neighbourhood cloud) {
        return switch (volume.kind()) {
            case LOCAL -> true;
            case BIND -> !HostPath.of(volume.device()).within(HostPath.of(cloud.mount()));
            case MEMORY, ELSEWHERE, DEVICE -> false;
        };
    }

    private static Finding finding(Service service, NamedVolume volume, Spot spot, Neighbourhood cloud) {
        return spot.warning(
                "local-data-moves",
                "every host has a volume %s of its own, and %s may move to another host"
                        .formatted(volume.name(), service.name()),
                "it begins with an empty one there, as after a failover, and what it has written stays behind",
                "pin it to a host with deploy.placement.constraints: [node.hostname == NAME], or bind a folder below %s; %s"
                        .formatted(cloud.mount(), DataAdvice.PAGE));
    }
}
