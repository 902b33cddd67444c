package io.swarmstead.lint;

import io.swarmstead.compose.ComposeFile;
import io.swarmstead.compose.Finding;
import java.util.List;
import java.util.stream.Stream;

/** {@code router-without-rule}: a router that does not say for what it is, such as one whose name is misspelt in one of its labels. */
final class RulelessRouters implements Rule {
    @Override
    public List<Finding> check(ComposeFile file, Neighbourhood cloud) {
        return Declarations.wanted(Service.of(file)).stream()
                .flatMap(declared ->
                        Stream.of("http", "tcp").flatMap(protocol -> declared.all(protocol, "routers").stream()))
                .filter(router -> Declarations.option(router, "rule").isEmpty())
                .map(RulelessRouters::finding)
                .toList();
    }

    private static Finding finding(List<TraefikLabel> router) {
        TraefikLabel first = router.getFirst();
        return Declarations.label(router, "rule")
                .spot()
                .warning(
                        "router-without-rule",
                        "the %s has no rule".formatted(first.router()),
                        first.protocol().equals("tcp")
                                ? "Traefik leaves it out, and nothing is reached by it"
                                : "Traefik leads the host <stack>-%s to it, which is no name on the network"
                                        .formatted(first.service().name()),
                        "add the label traefik.%s.routers.%s.rule, or correct the name of the router"
                                .formatted(first.protocol(), first.name()));
    }
}
