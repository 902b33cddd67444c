package io.swarmstead.steward;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * One thing that a steward keeps an eye on.
 *
 * @param name one word: mount, ingress, quorum
 * @param good it is as it shall be
 * @param fact what is seen, such as "the volume answers"
 * @param since when that became so, by the host's clock
 */
public record Condition(String name, boolean good, String fact, Instant since) {
    Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", name);
        fields.put("good", good);
        fields.put("fact", fact);
        fields.put("since", since.toString());
        return fields;
    }

    static Condition read(JsonNode json) {
        return new Condition(
                json.path("name").asString(""),
                json.path("good").asBoolean(false),
                json.path("fact").asString(""),
                Instant.parse(json.path("since").asString("")));
    }
}
