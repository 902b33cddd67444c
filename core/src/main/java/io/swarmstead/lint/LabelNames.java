package io.swarmstead.lint;

import io.swarmstead.compose.Edit;
import io.swarmstead.compose.Finding;
import io.swarmstead.spec.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * {@code traefik-not-enabled}: routers of a service that does not say {@code traefik.enable=true};
 * {@code traefik-label-unknown}: a label in Traefik's name that it does not know, where one that it knows is near.
 */
final class LabelNames implements ServiceRule {
    private static final String ENABLE = "traefik.enable";

    private static final Set<String> FIRST = Set.of("enable", "http", "tcp", "udp", "tls", "swarm", "docker");
    private static final Set<String> SECTIONS = Set.of("routers", "services", "middlewares", "serverstransports");

    private static final Set<String> ROUTER_OPTIONS =
            Set.of("entrypoints", "middlewares", "observability", "priority", "rule", "rulesyntax", "service", "tls");

    /** What it tries to understand. */
    private static final Pattern READ = Pattern.compile("(?i)traefik\\.(?:enable|docker\\.|swarm\\.|http|tcp|udp).*");

    @Override
    public Stream<Finding> check(Service service) {
        return Stream.concat(
                service.labels().keySet().stream().flatMap(key -> unknown(service, key).stream()),
                notEnabled(service).stream());
    }

    private static Optional<Finding> unknown(Service service, String key) {
        List<String> parts = List.of(key.split("\\."));
        if (!parts.getFirst().equalsIgnoreCase("traefik")) {
            return Optional.empty();
        }
        boolean http = parts.size() > 1 && parts.get(1).equalsIgnoreCase("http");
        boolean router = http && parts.size() > 4 && parts.get(2).equalsIgnoreCase("routers");
        return meant(service, key, parts, 1, FIRST)
                .or(() -> http ? meant(service, key, parts, 2, SECTIONS) : Optional.empty())
                .or(() -> router ? meant(service, key, parts, 4, ROUTER_OPTIONS) : Optional.empty());
    }

    private static Optional<Finding> meant(
            Service service, String key, List<String> parts, int index, Set<String> known) {
        if (index >= parts.size() || known.stream().anyMatch(parts.get(index)::equalsIgnoreCase)) {
            return Optional.empty();
        }
        return Nearest.to(parts.get(index), known).map(near -> {
            List<String> corrected = new ArrayList<>(parts);
            corrected.set(index, near);
            String label = String.join(".", corrected);
            Spot spot = service.label(key);
            return spot.warning(
                    "traefik-label-unknown",
                    key + " is no label of Traefik's",
                    READ.matcher(key).matches()
                            ? "Traefik leaves all labels of the service out when it does not know one of them"
                            : "Traefik reads over it",
                    "write " + label + " if that is meant",
                    renamed(spot, key, service.labels(), label));
        });
    }

    private static List<Edit> renamed(Spot spot, String key, Map<String, String> labels, String label) {
        return labels.containsKey(label)
                ? List.of()
                : LabelText.at(spot, key, labels.getOrDefault(key, "")).map(text -> text.renamed(label)).stream()
                        .toList();
    }

    private static Optional<Finding> notEnabled(Service service) {
        if (service.labels().keySet().stream()
                .anyMatch(key -> key.toLowerCase(Locale.ROOT).startsWith(ENABLE))) {
            return Optional.empty();
        }
        return TraefikLabel.routers(service)
                .findFirst()
                .map(label -> label.spot()
                        .warning(
                                "traefik-not-enabled",
                                "the service has a router and does not say traefik.enable=true",
                                "Traefik leads only to services that say so",
                                "add the label traefik.enable=true",
                                label.written().flatMap(text -> text.above(ENABLE, "true")).stream()
                                        .toList()));
    }
}
