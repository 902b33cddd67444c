package io.swarmstead.deployment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Where the swarm takes the addresses of networks from that do not fix their own. It keeps them free of one another and
 * of those that are fixed.
 *
 * @param length of the prefix that each network gets; 0 where that is not known
 */
record NetworkPool(List<String> ranges, int length) {
    static final NetworkPool UNKNOWN = new NetworkPool(List.of(), 0);

    /** As {@code GET /info} tells it on a manager. */
    static NetworkPool read(JsonNode info) {
        JsonNode cluster = info.path("Swarm").path("Cluster");
        List<String> ranges = new ArrayList<>();
        cluster.path("DefaultAddrPool").forEach(range -> ranges.add(range.asString("")));
        return new NetworkPool(List.copyOf(ranges), cluster.path("SubnetSize").asInt(0));
    }

    /** What a network that the file declares so will get; nothing where the file says it, or another driver does. */
    String promise(Map<String, Object> declared) {
        boolean fixed = Tree.at(declared, List.of("ipam", "config")) instanceof List<?> pools && !pools.isEmpty();
        if (length == 0
                || fixed
                || !Tree.text(declared.get("driver"), "overlay").equals("overlay")) {
            return "";
        }
        return "with a /%d of %s: room for %d addresses"
                .formatted(length, String.join(", ", ranges), (1L << (32 - length)) - 2);
    }
}
