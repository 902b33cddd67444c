package io.swarmstead.stacks;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The labels by which the swarm's objects are known to belong together. */
public final class Labels {
    /** Docker's own: the stack of a service, network, config or secret. */
    public static final String STACK = "com.docker.stack.namespace";

    /** Ours: the name that the owner gave to a secret, of which each value is an object of its own. */
    public static final String SECRET = "swarmstead.secret";

    private Labels() {}

    /** As the engine's API has them; none where there are none. */
    public static Map<String, String> read(JsonNode labels) {
        Map<String, String> read = new LinkedHashMap<>();
        labels.properties()
                .forEach(label -> read.put(label.getKey(), label.getValue().asString("")));
        return read;
    }
}
