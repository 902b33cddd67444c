package io.swarmstead.lint;

import io.swarmstead.compose.ComposeFile;
import io.swarmstead.compose.Finding;
import java.util.List;
import java.util.Optional;

/** {@code mesh-without-ipvs}: a port that goes through the routing mesh, where a kernel has none. */
final class MeshPorts implements Rule {
    @Override
    public List<Finding> check(ComposeFile file, Neighbourhood cloud) {
        if (cloud.ipvs().orElse(true)) {
            return List.of();
        }
        return Service.of(file).stream()
                .flatMap(service ->
                        service
                                .ports((port, spot) -> port.host() ? Optional.<Spot>empty() : Optional.of(spot))
                                .stream())
                .flatMap(Optional::stream)
                .map(spot -> spot.error(
                        "mesh-without-ipvs",
                        "published through the routing mesh",
                        "a kernel of this cloud has no IPVS, so nothing would answer there",
                        "publish it with mode: host, or lead to it with a Traefik router"))
                .toList();
    }
}
