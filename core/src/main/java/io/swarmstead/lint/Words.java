package io.swarmstead.lint;

import io.swarmstead.compose.Finding;
import io.swarmstead.spec.Nearest;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A key of a service that takes one of a few words: Docker, or its engine, refuses all others.
 *
 * @param rule that finds them
 * @param anyCase whether capital letters are as good
 */
record Words(String rule, List<String> known, boolean anyCase, List<String> keys) implements ServiceRule {
    private static final List<String> ACTIONS = List.of("pause", "continue", "rollback");

    static final Rule MODE = new Words(
            "mode-refused",
            List.of("replicated", "global", "replicated-job", "global-job"),
            false,
            List.of("deploy", "mode"));
    static final Rule ENDPOINT =
            new Words("endpoint-refused", List.of("vip", "dnsrr"), true, List.of("deploy", "endpoint_mode"));
    static final Rule CONDITION = new Words(
            "policy-refused",
            List.of("none", "on-failure", "any"),
            false,
            List.of("deploy", "restart_policy", "condition"));
    static final Rule UPDATE =
            new Words("policy-refused", ACTIONS, false, List.of("deploy", "update_config", "failure_action"));
    static final Rule ROLLBACK =
            new Words("policy-refused", ACTIONS, false, List.of("deploy", "rollback_config", "failure_action"));

    @Override
    public Stream<Finding> check(Service service) {
        String[] path = keys.toArray(String[]::new);
        return service.at(path).text().stream()
                .filter(word -> !known.contains(anyCase ? word.toLowerCase(Locale.ROOT) : word))
                .map(word -> service.spot(path)
                        .error(
                                rule,
                                "\"%s\" is not known here".formatted(word),
                                "Docker knows %s, and refuses to deploy the service"
                                        .formatted(String.join(", ", known)),
                                Nearest.to(word, known)
                                        .map(near -> "write " + near)
                                        .orElse("write one of these, or remove " + keys.getLast())));
    }
}
