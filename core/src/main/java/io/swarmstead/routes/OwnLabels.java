package io.swarmstead.routes;

import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the author of a service wrote for Traefik himself; of labels it reads all but names in any case. */
record OwnLabels(Map<String, Object> labels) {
    private static final Pattern SERVICE = Pattern.compile("(?i)traefik\\.http\\.services\\.([^.]+)\\.(.+)");

    boolean has(String label) {
        return labels.keySet().stream().anyMatch(label::equalsIgnoreCase);
    }

    String value(String label) {
        return labels.entrySet().stream()
                .filter(own -> own.getKey().equalsIgnoreCase(label))
                .map(own -> String.valueOf(own.getValue()))
                .findFirst()
                .orElse("");
    }

    /** The services of Traefik's that they describe; routers that name none belong to the only one. */
    Set<String> services() {
        return parts().map(parts -> parts.group(1)).collect(Collectors.toSet());
    }

    /** The ports at which they say that tasks listen. */
    Set<String> ports() {
        return parts().filter(parts -> parts.group(2).equalsIgnoreCase("loadbalancer.server.port"))
                .map(parts -> value(parts.group()))
                .collect(Collectors.toSet());
    }

    private Stream<Matcher> parts() {
        return labels.keySet().stream().map(SERVICE::matcher).filter(Matcher::matches);
    }
}
