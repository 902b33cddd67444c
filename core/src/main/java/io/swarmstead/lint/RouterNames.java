package io.swarmstead.lint;

import io.swarmstead.compose.ComposeFile;
import io.swarmstead.compose.Finding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code router-taken}: a router that another service of the file, or another stack, has too. */
final class RouterNames implements Rule {
    @Override
    public List<Finding> check(ComposeFile file, Neighbourhood cloud) {
        List<Finding> findings = new ArrayList<>();
        Map<String, String> owners = new HashMap<>();
        for (Service service : Service.of(file)) {
            Map<String, TraefikLabel> routers = new LinkedHashMap<>();
            TraefikLabel.routers(service).forEach(label -> routers.putIfAbsent(label.router(), label));
            routers.forEach((router, label) -> Optional.ofNullable(
                            owners.putIfAbsent(router, "the service " + service.name()))
                    .or(() -> Optional.ofNullable(cloud.routers().get(label.name()))
                            .map(stack -> "the stack " + stack))
                    .map(owner -> finding(label, owner))
                    .ifPresent(findings::add));
        }
        return findings;
    }

    private static Finding finding(TraefikLabel label, String owner) {
        return label.spot()
                .error(
                        "router-taken",
                        "the %s is that of %s too".formatted(label.router(), owner),
                        "Traefik leaves out a router that is described twice, so neither of them is reached by it",
                        "give it another name in all labels of this service, such as %s-%s"
                                .formatted(label.name(), label.service().name()));
    }
}
