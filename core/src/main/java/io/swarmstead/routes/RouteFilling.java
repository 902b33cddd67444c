package io.swarmstead.routes;

import io.swarmstead.ingress.IngressNames;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One service while it gets what its routes need. Labels that its author wrote stay; only a login comes in front of the
 * middlewares that he has for a router of ours.
 */
final class RouteFilling {
    /** What Docker calls the network of services that name none. */
    static final String DEFAULT = "default";

    private static final String ROUTERS = "traefik.http.routers.";

    private final RoutedService wanted;
    private final OwnLabels own;
    private final Map<String, Object> service;
    private final Map<String, Object> labels;
    private final List<Addition> additions;

    RouteFilling(RoutedService wanted, OwnKeys own, List<Addition> additions) {
        this.wanted = wanted;
        this.own = own.labels();
        this.service = new LinkedHashMap<>(own.service());
        this.labels = new LinkedHashMap<>(this.own.labels());
        this.additions = additions;
    }

    /** All that Traefik wants to know. Each route has a router of its own, so that each can be proved by itself. */
    void describe(String router) {
        label("traefik.enable", "true", "Traefik leads only to services that say so");
        Set<String> services = own.services();
        String target = services.size() == 1 ? services.iterator().next() : router;
        int number = 1;
        for (Route route : wanted.routes()) {
            String name = router;
            while (own.has(ROUTERS + name + ".rule") || labels.containsKey(ROUTERS + name + ".rule")) {
                name = router + "-" + ++number;
            }
            label(ROUTERS + name + ".rule", route.rule(), "its route");
            label(ROUTERS + name + ".service", target, "where the route leads");
            if (wanted.protect()) {
                protect(ROUTERS + name + ".middlewares");
            }
        }
        String balancer = "traefik.http.services." + target + ".loadbalancer.";
        label(balancer + "server.port", Integer.toString(wanted.port()), "a swarm does not tell Traefik");
        wanted.health().ifPresent(path -> {
            label(balancer + "healthcheck.path", path, "Traefik leaves out a task that runs and does not answer");
            label(balancer + "healthcheck.interval", "5s", "Traefik would ask every 30 s only");
            label(balancer + "healthcheck.timeout", "3s", "the next question comes after 5 s");
        });
    }

    private void protect(String label) {
        String others = own.value(label);
        labels.keySet().removeIf(label::equalsIgnoreCase);
        add(label, others.isEmpty() ? IngressNames.LOGIN : IngressNames.LOGIN + "," + others, "a login in front");
    }

    private void label(String label, String value, String reason) {
        if (!own.has(label)) {
            add(label, value, reason);
        }
    }

    private void add(String label, String value, String reason) {
        labels.put(label, value);
        additions.add(new Addition(wanted.name(), "deploy.labels." + label, value, reason));
    }

    /**
     * Where Traefik reaches it.
     *
     * @param proxy what the file calls the network that Traefik is on
     * @param company whether others of the stack are on its default network
     */
    void connect(String proxy, boolean company) {
        Map<String, @Nullable Object> networks = new LinkedHashMap<>(OwnKeys.mapping(service.get("networks")));
        if (networks.isEmpty() && company && !proxy.equals(DEFAULT)) {
            networks.put(DEFAULT, null);
            additions.add(new Addition(wanted.name(), "networks", DEFAULT, "other services of the stack are there"));
        }
        if (!networks.containsKey(proxy)) {
            networks.put(proxy, null);
            additions.add(new Addition(
                    wanted.name(),
                    "networks",
                    proxy,
                    "Traefik reaches services over this network of the cloud's only"));
        }
        service.put("networks", networks);
    }

    /** The service without the key, and without {@code expose}, which only the key made sense of. */
    Map<String, Object> filled() {
        Map<String, Object> deploy = new LinkedHashMap<>(OwnKeys.mapping(service.get("deploy")));
        deploy.put("labels", labels);
        service.put("deploy", deploy);
        service.remove("expose");
        service.remove(RouteReader.KEY);
        return service;
    }
}
