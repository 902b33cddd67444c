package io.swarmstead.lint;

import io.swarmstead.compose.Edit;
import io.swarmstead.compose.Finding;
import io.swarmstead.ingress.RouterRule;
import io.swarmstead.ingress.RouterRule.Malformed;
import io.swarmstead.ingress.RouterRule.Matcher;
import io.swarmstead.ingress.RouterRule.Parsed;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@code router-rule}: a rule that Traefik 3 cannot read; {@code traefik-old-rule}: one that an older Traefik could;
 * {@code router-host}: one that asks for a name that no host can have.
 */
final class RouterRules implements ServiceRule {
    private static final String WHY = "Traefik leaves the router out, and nothing is reached by it";

    @Override
    public Stream<Finding> check(Service service) {
        return TraefikLabel.routers(service)
                .filter(label ->
                        label.option().equals("rule") && !label.protocol().equals("udp"))
                .flatMap(label -> finding(label).stream());
    }

    private static Optional<Finding> finding(TraefikLabel label) {
        Optional<String> converted =
                RuleConversion.fromTwo(label.value()).or(() -> RuleConversion.fromOne(label.value()));
        return converted.isPresent()
                ? Optional.of(old(label, converted.get()))
                : switch (RouterRule.of(label.value())) {
                    case Malformed(var column, var what) -> Optional.of(wrong(label, column, what));
                    case Parsed(var matchers) ->
                        matchers.stream()
                                .flatMap(matcher -> refused(label, matcher).or(() -> nameless(label, matcher)).stream())
                                .findFirst();
                };
    }

    private static Finding old(TraefikLabel label, String converted) {
        List<Edit> edits = label
                .written()
                .filter(text -> !text.hasVariable())
                .flatMap(text -> text.valued(converted.replace("$", "$$")))
                .stream()
                .toList();
        return label.spot()
                .error(
                        "traefik-old-rule",
                        "a rule for an older Traefik",
                        "Traefik 3 reads it otherwise or not at all; " + WHY,
                        "write: " + converted,
                        edits);
    }

    private static Optional<Finding> refused(TraefikLabel label, Matcher matcher) {
        return Matchers.of(label.protocol()).refusal(matcher).map(what -> wrong(label, matcher.from() + 1, what));
    }

    private static Optional<Finding> nameless(TraefikLabel label, Matcher matcher) {
        return Matchers.of(label.protocol())
                .nameless(matcher)
                .map(text -> label.spot()
                        .error(
                                "router-host",
                                "\"%s\" at the rule's column %d is not a name on the network"
                                        .formatted(text, matcher.from() + 1),
                                "no client asks for it, so nothing is reached by it; a name has letters, digits, hyphens"
                                        + " and dots, and no port",
                                "write a name such as app.example.com; several names at once are HostRegexp's"));
    }

    private static Finding wrong(TraefikLabel label, int column, String what) {
        return label.spot()
                .error(
                        "router-rule",
                        "the rule is wrong at its column %d: %s".formatted(column, what),
                        WHY,
                        "write it like Host(`app.example.com`) && PathPrefix(`/api`)");
    }
}
