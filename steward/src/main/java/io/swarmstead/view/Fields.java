package io.swarmstead.view;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The fields of an engine's answer that may be told.
 *
 * @param below by name; one with nothing below it is told whole
 */
record Fields(Map<String, Fields> below) {
    /** Each a path of names with points between them; those of an array's elements are named as if they were its own. */
    static Fields of(String... paths) {
        Fields all = new Fields(new LinkedHashMap<>());
        for (String path : paths) {
            Fields at = all;
            for (String name : path.split("\\.")) {
                at = at.below.computeIfAbsent(name, _ -> new Fields(new LinkedHashMap<>()));
            }
        }
        return all;
    }

    /** What is left of the answer. */
    JsonNode of(JsonNode answer) {
        if (below.isEmpty()) {
            return answer;
        }
        if (answer instanceof ArrayNode elements) {
            ArrayNode told = JsonMapper.shared().createArrayNode();
            elements.forEach(element -> told.add(of(element)));
            return told;
        }
        ObjectNode told = JsonMapper.shared().createObjectNode();
        below.forEach((name, fields) -> {
            JsonNode value = answer.path(name);
            if (!value.isMissingNode() && !value.isNull()) {
                told.set(name, fields.of(value));
            }
        });
        return told;
    }
}
