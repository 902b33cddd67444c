package io.swarmstead.lint;

import io.swarmstead.compose.ComposeFile;
import io.swarmstead.compose.Edit;
import io.swarmstead.compose.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * {@code not-on-proxy-network}: a service with routers that Traefik cannot reach; {@code proxy-network-unknown}: a label
 * that tells Traefik to reach it over a network on which it is not.
 */
final class ProxyNetwork implements Rule {
    private static final Set<String> LABELS = Set.of("traefik.swarm.network", "traefik.docker.network");

    @Override
    public List<Finding> check(ComposeFile file, Neighbourhood cloud) {
        List<Finding> findings = new ArrayList<>();
        for (Service service : Service.of(file)) {
            Set<String> networks = networks(service);
            boolean there = networks.contains(cloud.proxyNetwork());
            if (!there && TraefikLabel.routers(service).findFirst().isPresent()) {
                findings.add(notThere(service, cloud));
            }
            service.labels().entrySet().stream()
                    .filter(label -> LABELS.contains(label.getKey().toLowerCase(Locale.ROOT)))
                    .filter(label -> !networks.contains(label.getValue()))
                    .map(label -> unknown(service, label, there, cloud.proxyNetwork()))
                    .forEach(findings::add);
        }
        return findings;
    }

    /** The names that the service's networks have in the swarm, as far as they do not depend on the stack's name. */
    private static Set<String> networks(Service service) {
        Map<String, Part> declared = Part.of(service.file()).at("networks").entries();
        return service.at("networks").entries().keySet().stream()
                .flatMap(key -> {
                    Part network = declared.getOrDefault(key, new Part(null));
                    return network
                            .at("name")
                            .text()
                            .or(() -> network.at("external").is("true") ? Optional.of(key) : Optional.empty())
                            .stream();
                })
                .collect(Collectors.toSet());
    }

    private static Finding notThere(Service service, Neighbourhood cloud) {
        Part own = Part.of(service.file()).at("networks", cloud.proxyNetwork());
        boolean mistaken = own.present() && !own.at("external").is("true");
        return service.spot("networks")
                .warning(
                        "not-on-proxy-network",
                        "%s has a router and is not on the network %s".formatted(service.name(), cloud.proxyNetwork()),
                        mistaken
                                ? "the network of that name in this file is not external, so it is another one, of this stack alone"
                                : "Traefik reaches services over that network only",
                        "add %1$s to the networks of the service, and at the end of the file: networks: {%1$s: {external: true}}"
                                .formatted(cloud.proxyNetwork()));
    }

    private static Finding unknown(
            Service service, Map.Entry<String, String> label, boolean there, String proxyNetwork) {
        Spot spot = service.label(label.getKey());
        List<Edit> edits = there
                ? LabelText.at(spot, label.getKey(), label.getValue())
                        .flatMap(text -> text.valued(proxyNetwork))
                        .stream()
                        .toList()
                : List.of();
        return spot.warning(
                "proxy-network-unknown",
                "%s is not on a network %s".formatted(service.name(), label.getValue()),
                "Traefik does not find it there, and takes any network of the service, which it reaches or not",
                "write %s, or leave the label out: that network is the default".formatted(proxyNetwork),
                edits);
    }
}
