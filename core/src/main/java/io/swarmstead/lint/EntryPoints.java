package io.swarmstead.lint;

import io.swarmstead.compose.ComposeFile;
import io.swarmstead.compose.Edit;
import io.swarmstead.compose.Finding;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code entry-point-unknown}: a router for an entry point that the cloud's Traefik does not have. */
final class EntryPoints implements Rule {
    /** As Traefik's own examples call them. */
    private static final Map<String, String> CUSTOMARY = Map.of("web", "http", "websecure", "https");

    @Override
    public List<Finding> check(ComposeFile file, Neighbourhood cloud) {
        return Service.of(file).stream()
                .flatMap(TraefikLabel::routers)
                .filter(label -> label.option().equals("entrypoints"))
                .flatMap(label -> finding(label, cloud).stream())
                .toList();
    }

    private static Optional<Finding> finding(TraefikLabel label, Neighbourhood cloud) {
        List<String> unknown = label.values().stream()
                .filter(name -> !cloud.entryPoints().contains(name))
                .toList();
        if (unknown.isEmpty()) {
            return Optional.empty();
        }
        List<String> meant = label.values().stream()
                .map(name -> cloud.entryPoints().contains(name) ? name : CUSTOMARY.getOrDefault(name, name))
                .toList();
        List<Edit> edits = cloud.entryPoints().containsAll(meant)
                ? label.written().flatMap(text -> text.valued(String.join(",", meant))).stream()
                        .toList()
                : List.of();
        return Optional.of(label.spot()
                .warning(
                        "entry-point-unknown",
                        "there is no entry point " + String.join(", ", unknown),
                        "Traefik leaves out a router when it has none of its entry points",
                        "write one of %s, or leave the label out for https"
                                .formatted(String.join(
                                        ", ",
                                        cloud.entryPoints().stream().sorted().toList())),
                        edits));
    }
}
