package io.swarmstead.deployment;

import io.swarmstead.lint.Neighbourhood;
import io.swarmstead.lint.Neighbourhood.Room;
import io.swarmstead.lint.Port;
import io.swarmstead.preflight.Subnet;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.stacks.StackName;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is taken in a cloud, and by whom.
 *
 * @param ipvs whether every kernel has IPVS
 * @param services of the whole swarm
 * @param networks of the whole swarm
 * @param routes networks that a host reaches besides, by the name of the host
 * @param rooms what each member of the swarm can reserve in all, by its id
 */
record Occupancy(
        boolean ipvs,
        List<Service> services,
        List<Network> networks,
        Map<String, List<Subnet>> routes,
        Map<String, Room> rooms) {

    /** A cloud in which nothing is deployed. */
    static Occupancy none(boolean ipvs) {
        return new Occupancy(ipvs, List.of(), List.of(), Map.of(), Map.of());
    }

    /**
     * A service.
     *
     * @param stack whose it is; its own name where it is nobody's
     * @param ports those of hosts that it publishes
     * @param routers names of Traefik's routers in its labels
     * @param rules of Traefik's HTTP routers in its labels
     * @param middlewares names of Traefik's middlewares in its labels
     * @param reserved what each of its tasks reserves
     * @param nodes the ids of the members that its tasks are on, one for each task
     */
    record Service(
            String stack,
            List<Port> ports,
            Set<String> routers,
            Set<String> rules,
            Set<String> middlewares,
            Room reserved,
            List<String> nodes) {}

    /** A network of the swarm. */
    record Network(String stack, String name, List<Subnet> subnets) {}

    /** What the author of a stack should know of the cloud; what belongs to the stack itself is left out. */
    Neighbourhood without(StackName stack, CloudSpec spec) {
        Neighbourhood file = Neighbourhood.of(spec);
        Map<Port, String> ports = new LinkedHashMap<>(file.ports());
        Map<String, String> routers = new LinkedHashMap<>();
        Map<String, String> rules = new LinkedHashMap<>();
        Set<String> middlewares = new HashSet<>(file.middlewares());
        List<Service> others = services.stream()
                .filter(service -> !service.stack().equals(stack.value()))
                .toList();
        others.forEach(service -> {
            service.ports().forEach(port -> ports.put(port, service.stack()));
            service.routers().forEach(router -> routers.put(router, service.stack()));
            service.rules().forEach(rule -> rules.put(rule, service.stack()));
            service.middlewares().forEach(middleware -> middlewares.add(middleware + "@swarm"));
        });
        return new Neighbourhood(
                file.domain(),
                file.proxyNetwork(),
                file.entryPoints(),
                file.mount(),
                file.brick(),
                ports,
                routers,
                rules,
                middlewares,
                subnets(stack, file.subnets()),
                left(others),
                Optional.of(ipvs),
                file.hosts());
    }

    private Map<String, Subnet> subnets(StackName stack, Map<String, Subnet> known) {
        Map<String, Subnet> subnets = new LinkedHashMap<>(known);
        networks.stream()
                .filter(network -> !network.stack().equals(stack.value()))
                .forEach(network -> network.subnets()
                        .forEach(subnet ->
                                subnets.put("the network %s (%s)".formatted(network.name(), subnet), subnet)));
        routes.forEach((host, reached) ->
                reached.forEach(subnet -> subnets.put("a route of the host %s (%s)".formatted(host, subnet), subnet)));
        return subnets;
    }

    private List<Room> left(List<Service> others) {
        Map<String, Room> left = new LinkedHashMap<>(rooms);
        others.forEach(service -> service.nodes()
                .forEach(node -> left.computeIfPresent(node, (_, room) -> room.minus(service.reserved()))));
        return List.copyOf(left.values());
    }
}
