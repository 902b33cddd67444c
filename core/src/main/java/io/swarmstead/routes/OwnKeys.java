package io.swarmstead.routes;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the other keys of a service tell of how its tasks are asked. */
record OwnKeys(Map<String, Object> service) {
    private static final Pattern ASKED = Pattern.compile(
            "http://(?:localhost|127\\.0\\.0\\.1|\\[::1])(?::([0-9]{1,5}))?(/[A-Za-z0-9._~%@+/-]*)?(?=[\\s\"'|;&)]|$)");

    /** A curl that succeeds with any answer, while Traefik takes a refusal, 403 say, for a task that is ill. */
    private static final Pattern TAKES_ANYTHING = Pattern.compile("\\bcurl\\b(?!.* (-[a-zA-Z]*f|--fail))");

    /** The mapping below a key; empty where there is none. */
    @SuppressWarnings("unchecked")
    static Map<String, Object> mapping(@Nullable Object value) {
        return value instanceof Map<?, ?> mapping ? (Map<String, Object>) mapping : Map.of();
    }

    OwnLabels labels() {
        return new OwnLabels(mapping(mapping(service.get("deploy")).get("labels")));
    }

    /** The port at which its tasks listen, if exactly one is told of. */
    Optional<Integer> port() {
        TreeSet<String> ports = new TreeSet<>(labels().ports());
        if (service.get("expose") instanceof List<?> exposed) {
            exposed.forEach(port -> ports.add(String.valueOf(port).replaceFirst("/tcp$", "")));
        }
        if (service.get("ports") instanceof List<?> published) {
            published.stream()
                    .map(OwnKeys::mapping)
                    .filter(port -> "tcp".equals(port.getOrDefault("protocol", "tcp")))
                    .forEach(port -> ports.add(String.valueOf(port.get("target"))));
        }
        return ports.size() == 1 && ports.first().matches("[1-9][0-9]{0,4}")
                ? Optional.of(Integer.valueOf(ports.first()))
                : Optional.empty();
    }

    /** The path that its own health check asks for at the port, if it asks for one and fails where that is refused. */
    Optional<String> health(int port) {
        Map<String, Object> check = mapping(service.get("healthcheck"));
        if (Boolean.TRUE.equals(check.get("disable")) || !(check.get("test") instanceof List<?> words)) {
            return Optional.empty();
        }
        String line = String.join(" ", words.stream().map(String::valueOf).toList());
        Matcher asked = ASKED.matcher(line);
        if (TAKES_ANYTHING.matcher(line).find()
                || !asked.find()
                || !String.valueOf(port).equals(asked.group(1) == null ? "80" : asked.group(1))) {
            return Optional.empty();
        }
        String path = asked.group(2) == null ? "/" : asked.group(2);
        return asked.find() ? Optional.empty() : Optional.of(path);
    }
}
