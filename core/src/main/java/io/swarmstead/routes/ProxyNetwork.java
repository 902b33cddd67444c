package io.swarmstead.routes;

import io.swarmstead.ingress.IngressNames;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** The network that Traefik is on, as a file calls it. */
final class ProxyNetwork {
    private ProxyNetwork() {}

    /** The key under which the file has it or may have it; empty where it gave the name to a network of its own. */
    static Optional<String> key(Map<String, Object> networks) {
        return networks.entrySet().stream()
                .filter(network -> isProxy(network.getKey(), OwnKeys.mapping(network.getValue())))
                .map(Map.Entry::getKey)
                .findFirst()
                .or(() -> Optional.of(IngressNames.NETWORK).filter(key -> !networks.containsKey(key)));
    }

    private static boolean isProxy(String key, Map<String, Object> network) {
        return Boolean.TRUE.equals(network.get("external"))
                && network.getOrDefault("name", key).equals(IngressNames.NETWORK);
    }

    /** The networks of a file with it among them. */
    static Map<String, Object> among(Map<String, Object> networks, String key) {
        Map<String, Object> all = new LinkedHashMap<>(networks);
        SequencedMap<String, Object> external = new LinkedHashMap<>();
        external.put("name", IngressNames.NETWORK);
        external.put("external", true);
        all.putIfAbsent(key, external);
        return all;
    }
}
