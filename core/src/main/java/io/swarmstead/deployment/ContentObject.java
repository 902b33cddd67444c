package io.swarmstead.deployment;

import io.swarmstead.compose.SwarmLimits;
import io.swarmstead.spec.Problem;
import io.swarmstead.stacks.Labels;
import io.swarmstead.stacks.StackName;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
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

    /** Why no swarm would make it; empty where it does. */
    Optional<Problem> refusal(StackName stack) {
        int bytes = Base64.getDecoder().decode(content).length;
        int most = kind == StackChange.Kind.SECRET ? SwarmLimits.SECRET : SwarmLimits.CONFIG;
        if (bytes == 0 || bytes >= most) {
            return Optional.of(new Problem(
                    "%s: the %s %s has %d bytes".formatted(stack, kind, key, bytes),
                    "a swarm takes 1 to %d".formatted(most - 1),
                    "write something into its file, or bind a large one from the shared volume"));
        }
        return name.length() <= SwarmLimits.CONTENT_NAME
                ? Optional.empty()
                : Optional.of(new Problem(
                        "%s: the %s %s would be called %s".formatted(stack, kind, key, name),
                        "a swarm takes %d characters, and the mark of its content is among them"
                                .formatted(SwarmLimits.CONTENT_NAME),
                        "choose a shorter name for it, or for the stack"));
    }

    /** Without the content, which may be a secret. */
    @Override
    public String toString() {
        return kind + " " + name;
    }
}
