package io.swarmstead.deployment;

import io.swarmstead.stacks.Labels;
import io.swarmstead.stacks.StackName;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * A config or secret of a stack that becomes an object of the swarm. Objects cannot be changed, so their names tell their
 * contents apart.
 *
 * @param key what the file calls it
 * @param name what the swarm calls it
 * @param content in Base64
 * @param labels the author's own
 * @param template the engine's driver that fills in the content for each task, or empty
 */
record ContentObject(
        StackChange.Kind kind, String key, String name, String content, Map<String, String> labels, String template) {

    /** The body of {@code POST /configs/create} or {@code /secrets/create}. */
    String creation(StackName stack) {
        Map<String, String> all = new LinkedHashMap<>(labels);
        all.put(Labels.STACK, stack.value());
        all.put("swarmstead." + kind, key);
        Map<String, Object> body = new LinkedHashMap<>(Map.of("Name", name, "Labels", all, "Data", content));
        if (!template.isEmpty()) {
            body.put("Templating", Map.of("Name", template));
        }
        return JsonMapper.shared().writeValueAsString(body);
    }

    /** Without the content, which may be a secret. */
    @Override
    public String toString() {
        return kind + " " + name;
    }
}
