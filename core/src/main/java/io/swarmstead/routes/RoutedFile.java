package io.swarmstead.routes;

import io.swarmstead.compose.ComposeFile;
import io.swarmstead.compose.Finding;
import io.swarmstead.ingress.IngressNames;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A compose file with the routes filled in that its services ask for by {@code x-swarmstead}. What is filled in is at the
 * place of the service in the file.
 *
 * @param file with the routes of those services where they are right
 * @param additions what was filled in
 * @param findings what is wrong, in the order of the file; all are errors
 */
public record RoutedFile(ComposeFile file, List<Addition> additions, List<Finding> findings) {
    public RoutedFile {
        additions = List.copyOf(additions);
        findings =
                findings.stream().sorted(Comparator.comparing(Finding::place)).toList();
    }

    /**
     * Fills in.
     *
     * @param stack the name under which the file is deployed; routers are named by it, for all stacks share one Traefik
     */
    public static RoutedFile of(ComposeFile file, String stack, RouteSite site) {
        Map<String, OwnKeys> services = new LinkedHashMap<>();
        OwnKeys.mapping(file.tree().get("services"))
                .forEach((name, service) -> services.put(name, new OwnKeys(OwnKeys.mapping(service))));
        List<Finding> findings = new ArrayList<>();
        List<RoutedService> routed = services.entrySet().stream()
                .flatMap(service ->
                        new RouteReader(file, service.getKey(), service.getValue(), site, findings).read().stream())
                .toList();
        findings.addAll(RouteClashes.in(file, services, routed));
        Optional<String> proxy = ProxyNetwork.key(OwnKeys.mapping(file.tree().get("networks")));
        if (routed.isEmpty()) {
            return new RoutedFile(file, List.of(), findings);
        }
        if (proxy.isEmpty()) {
            findings.add(notExternal(file, routed.getFirst()));
            return new RoutedFile(file, List.of(), findings);
        }
        List<Addition> additions = new ArrayList<>();
        ComposeFile filled = filled(file, stack, services, routed, proxy.get(), additions);
        return new RoutedFile(filled, additions, findings);
    }

    private static ComposeFile filled(
            ComposeFile file,
            String stack,
            Map<String, OwnKeys> services,
            List<RoutedService> routed,
            String proxy,
            List<Addition> additions) {
        Map<String, Object> networks = OwnKeys.mapping(file.tree().get("networks"));
        Map<String, Object> all =
                new LinkedHashMap<>(OwnKeys.mapping(file.tree().get("services")));
        for (RoutedService service : routed) {
            OwnKeys own = services.getOrDefault(service.name(), new OwnKeys(Map.of()));
            RouteFilling filling = new RouteFilling(service, own, additions);
            filling.describe(stack + "_" + service.name());
            filling.connect(proxy, networks.containsKey(RouteFilling.DEFAULT) || company(service.name(), services));
            all.put(service.name(), filling.filled());
        }
        Map<String, Object> tree = new LinkedHashMap<>(file.tree());
        tree.put("services", all);
        tree.put("networks", ProxyNetwork.among(networks, proxy));
        return new ComposeFile(file.name(), file.text(), tree, file.readOver(), file.causes(), file.places());
    }

    /** Whether another service is on the network of those that name none. */
    private static boolean company(String name, Map<String, OwnKeys> services) {
        return services.entrySet().stream()
                .filter(other -> !other.getKey().equals(name))
                .map(other -> OwnKeys.mapping(other.getValue().service().get("networks")))
                .anyMatch(networks -> networks.isEmpty() || networks.containsKey(RouteFilling.DEFAULT));
    }

    private static Finding notExternal(ComposeFile file, RoutedService service) {
        return file.error(
                List.of("networks", IngressNames.NETWORK),
                "route-network",
                "this network has the name of the cloud's and is one of the file's own",
                service.name() + " has a route, and Traefik reaches services over the cloud's network only",
                "write external: true below it, or give it another name");
    }
}
