package io.swarmstead.lint;

import io.swarmstead.compose.ComposeFile;
import io.swarmstead.compose.Edit;
import io.swarmstead.compose.Finding;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** {@code middleware-unknown}: a middleware that nobody declares, or of a provider that there is not. */
final class Middlewares implements Rule {
    private static final String OURS = "@swarm";
    private static final String FORMER = "@docker";

    @Override
    public List<Finding> check(ComposeFile file, Neighbourhood cloud) {
        Set<String> known = new HashSet<>(cloud.middlewares());
        Service.of(file).stream()
                .flatMap(service -> TraefikLabel.of(service).stream())
                .filter(label -> label.section().equals("middlewares"))
                .forEach(label -> known.add(label.name() + OURS));
        return Service.of(file).stream()
                .flatMap(TraefikLabel::routers)
                .filter(label -> label.option().equals("middlewares"))
                .flatMap(label -> findings(label, known))
                .toList();
    }

    private static Stream<Finding> findings(TraefikLabel label, Set<String> known) {
        return label.values().stream()
                .filter(name -> !known.contains(name.contains("@") ? name : name + OURS))
                .map(name -> name.endsWith(FORMER) ? former(label, name) : unknown(label, name));
    }

    private static Finding former(TraefikLabel label, String name) {
        List<Edit> edits = label
                .written()
                .filter(text -> !text.hasVariable())
                .flatMap(text -> text.valued(text.text().replace(FORMER, OURS)))
                .stream()
                .toList();
        return label.spot()
                .warning(
                        "middleware-unknown",
                        "the middleware " + name + " is of a provider that is not there",
                        "since Traefik 3 what a stack declares is of the provider swarm; a router with an unknown middleware is left out",
                        "write " + name.replace(FORMER, OURS),
                        edits);
    }

    private static Finding unknown(TraefikLabel label, String name) {
        return label.spot()
                .warning(
                        "middleware-unknown",
                        "the middleware " + name + " is not declared here",
                        "a router with a middleware that no stack declares is left out",
                        "declare it with labels traefik.http.middlewares.%s.…, deploy the stack that does, or leave it out"
                                .formatted(name.replaceFirst("@.*", "")));
    }
}
