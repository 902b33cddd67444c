package io.swarmstead.lint;

import io.swarmstead.compose.ComposeFile;
import io.swarmstead.compose.Finding;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * {@code route-taken}: a rule that a router of another stack has too. A router with a priority of its own says which of
 * the two is asked, as in a move from one stack to another, and is left alone.
 */
final class RuleTaken implements Rule {
    @Override
    public List<Finding> check(ComposeFile file, Neighbourhood cloud) {
        return Service.of(file).stream()
                .flatMap(service -> {
                    Set<String> ranked = TraefikLabel.routers(service)
                            .filter(label -> label.option().equals("priority"))
                            .map(TraefikLabel::router)
                            .collect(Collectors.toSet());
                    return TraefikLabel.routers(service).filter(label -> !ranked.contains(label.router()));
                })
                .flatMap(label -> finding(label, cloud).stream())
                .toList();
    }

    private static Optional<Finding> finding(TraefikLabel label, Neighbourhood cloud) {
        if (!label.option().equals("rule") || !label.protocol().equals("http")) {
            return Optional.empty();
        }
        String rule = label.value().strip();
        return Optional.ofNullable(cloud.rules().get(rule))
                .map(stack -> label.spot()
                        .error(
                                "route-taken",
                                "%s is a route of the stack %s too".formatted(rule, stack),
                                "requests would go to either of them",
                                "choose another name, or a path below it; or remove it from the stack " + stack));
    }
}
