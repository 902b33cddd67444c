package io.swarmstead.lint;

import io.swarmstead.compose.Edit;
import io.swarmstead.compose.Finding;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** {@code traefik-v1-label}: labels as Traefik 1 read them. Those with a plain counterpart are converted. */
final class TraefikOneLabels implements ServiceRule {
    private static final Pattern LABEL =
            Pattern.compile("(?i)traefik\\.(?:(?!(?:http|tcp|udp|docker|swarm|tls)\\.)([a-z0-9_-]+)\\.)?"
                    + "((?:frontend|backend)(?:\\.[a-z0-9._-]+)?|port|protocol|weight|domain|tags)");

    /** Braces that are no variable's. */
    private static final Pattern PATTERN = Pattern.compile("Regexp|(?<!\\$)\\{");

    @Override
    public Stream<Finding> check(Service service) {
        return service.labels().entrySet().stream()
                .flatMap(label -> finding(service, label.getKey(), label.getValue()).stream());
    }

    private static Optional<Finding> finding(Service service, String key, String value) {
        Matcher parts = LABEL.matcher(key);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String name = Optional.ofNullable(parts.group(1))
                .map(segment -> service.name() + "-" + segment)
                .orElse(service.name());
        Optional<String> successor = successor(parts.group(2), name);
        Spot spot = service.label(key);
        return Optional.of(spot.warning(
                "traefik-v1-label",
                key + " is a label for Traefik 1",
                "Traefik 3 reads over it, so it leads to nothing",
                successor
                        .map(label -> "write " + label + " instead")
                        .orElse("leave it out, or set up a router and a middleware that does the same"),
                successor.map(label -> edits(spot, key, value, label)).orElse(List.of())));
    }

    private static Optional<String> successor(String option, String name) {
        String router = "traefik.http.routers." + name + ".";
        String server = "traefik.http.services." + name + ".loadbalancer.";
        return switch (option.toLowerCase(Locale.ROOT)) {
            case "frontend.rule" -> Optional.of(router + "rule");
            case "frontend.entrypoints" -> Optional.of(router + "entrypoints");
            case "frontend.priority" -> Optional.of(router + "priority");
            case "frontend.passhostheader" -> Optional.of(server + "passhostheader");
            case "port" -> Optional.of(server + "server.port");
            case "protocol" -> Optional.of(server + "server.scheme");
            default -> Optional.empty();
        };
    }

    private static List<Edit> edits(Spot spot, String key, String value, String successor) {
        Optional<LabelText> written = LabelText.at(spot, key, value);
        if (written.isEmpty()) {
            return List.of();
        }
        LabelText text = written.get();
        if (!successor.endsWith(".rule")) {
            return List.of(text.renamed(successor));
        }
        if (text.hasVariable() && PATTERN.matcher(text.text()).find()) {
            return List.of();
        }
        return RuleConversion.fromOne(text.text())
                .flatMap(text::valued)
                .map(rule -> List.of(text.renamed(successor), rule))
                .orElse(List.of());
    }
}
