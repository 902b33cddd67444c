package io.swarmstead.lint;

import io.swarmstead.ingress.IngressNames;
import io.swarmstead.preflight.Subnet;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.HostSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What is known of the cloud that a file is for. Whatever belongs to the stack itself, when it is deployed again, is not
 * in here.
 *
 * @param domain below which a route of one word is a name
 * @param proxyNetwork the network that Traefik shares with the services it leads to
 * @param entryPoints the names of Traefik's
 * @param mount where the shared volume is on every host
 * @param brick where every host has its own copy of the volume
 * @param ports ports of the hosts that are taken, by the stack that has them
 * @param routers names of Traefik's routers, by the stack that has them
 * @param rules of Traefik's HTTP routers as they are written, by the stack that has them
 * @param middlewares names of Traefik's middlewares with their provider, such as {@code login@swarm}
 * @param subnets networks of other stacks and routes of hosts, by what has them
 * @param rooms what each host has left to reserve; empty where that is not known
 * @param ipvs whether every kernel has IPVS, where that is known
 * @param hosts of the cloud; empty where they are not known
 */
public record Neighbourhood(
        String domain,
        String proxyNetwork,
        Set<String> entryPoints,
        String mount,
        String brick,
        Map<Port, String> ports,
        Map<String, String> routers,
        Map<String, String> rules,
        Set<String> middlewares,
        Map<String, Subnet> subnets,
        List<Room> rooms,
        Optional<Boolean> ipvs,
        List<HostSpec> hosts) {

    private static final String RETRY = "another-task@file";

    /** What every cloud of ours has, or may have; it is all that a file alone can be held against. */
    public static final Neighbourhood UNKNOWN = new Neighbourhood(
            "cloud.invalid",
            IngressNames.NETWORK,
            Set.of("http", "https"),
            "/var/data",
            "/srv/swarmstead/brick",
            ingress(80, 443),
            Map.of(),
            Map.of(),
            Set.of(RETRY, IngressNames.LOGIN),
            Map.of(),
            List.of(),
            Optional.empty(),
            List.of());

    /**
     * What a host has left that no task reserved.
     *
     * @param cpus in billionths of a processor, as the engine counts
     * @param memory in bytes
     */
    public record Room(long cpus, long memory) {
        /** What is left of it. */
        public Room minus(Room taken) {
            return new Room(cpus - taken.cpus, memory - taken.memory);
        }

        /** Whether there is as much as is wanted. */
        public boolean holds(Room wanted) {
            return wanted.cpus <= cpus && wanted.memory <= memory;
        }

        /** How often there is as much as is wanted, of which there may be too little for once; as good as always for nothing. */
        public long times(Room wanted) {
            return Math.max(0, Math.min(times(cpus, wanted.cpus), times(memory, wanted.memory)));
        }

        private static long times(long left, long wanted) {
            return wanted == 0 ? Long.MAX_VALUE : left / wanted;
        }
    }

    public Neighbourhood {
        entryPoints = Set.copyOf(entryPoints);
        ports = Map.copyOf(ports);
        routers = Map.copyOf(routers);
        rules = Map.copyOf(rules);
        middlewares = Set.copyOf(middlewares);
        subnets = Map.copyOf(subnets);
        rooms = List.copyOf(rooms);
        hosts = List.copyOf(hosts);
    }

    /** What a cloud's file tells, with no host asked. */
    public static Neighbourhood of(CloudSpec cloud) {
        Map<String, Subnet> addresses = new LinkedHashMap<>();
        cloud.hosts().forEach(host -> addresses.put("the host " + host.name(), Subnet.of(host.address() + "/32")));
        cloud.vip().ifPresent(vip -> addresses.put("the VIP", Subnet.of(vip.address() + "/32")));
        return new Neighbourhood(
                cloud.domain(),
                UNKNOWN.proxyNetwork,
                UNKNOWN.entryPoints,
                cloud.storage().mount(),
                cloud.storage().brick(),
                ingress(cloud.ingress().http(), cloud.ingress().https()),
                Map.of(),
                Map.of(),
                cloud.ingress().login().isPresent() ? UNKNOWN.middlewares : Set.of(RETRY),
                addresses,
                List.of(),
                Optional.empty(),
                cloud.hosts());
    }

    /** Traefik takes these on every manager, by the stack that is named so. */
    private static Map<Port, String> ingress(int... ports) {
        return IntStream.of(ports)
                .mapToObj(port -> new Port(port, "tcp"))
                .collect(Collectors.toMap(port -> port, _ -> "ingress"));
    }
}
