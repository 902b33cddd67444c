package io.swarmstead.stacks;

import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A service's description with another object in a secret's place; the file it appears as, its owner and its mode stay.
 *
 * @param path where the update is to be posted; refused by the engine if somebody else was faster
 * @param spec the whole description, as JSON
 */
record SecretSwap(String path, String spec) {
    /**
     * Of the engine's own description.
     *
     * @param service the answer to {@code GET /services/{id}}
     * @param old ids of the objects to take out
     */
    static SecretSwap of(String service, Set<String> old, String id, String name) {
        JsonNode described = JsonMapper.shared().readTree(service);
        JsonNode spec = described.path("Spec");
        for (JsonNode secret : spec.path("TaskTemplate").path("ContainerSpec").path("Secrets")) {
            if (secret instanceof ObjectNode used
                    && old.contains(used.path("SecretID").asString(""))) {
                used.put("SecretID", id).put("SecretName", name);
            }
        }
        return new SecretSwap(
                "/services/%s/update?version=%d"
                        .formatted(
                                described.path("ID").asString(""),
                                described.path("Version").path("Index").asLong(0)),
                JsonMapper.shared().writeValueAsString(spec));
    }
}
