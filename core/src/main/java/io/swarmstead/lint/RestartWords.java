package io.swarmstead.lint;

import io.swarmstead.compose.Finding;
import io.swarmstead.compose.Restart;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@code restart-refused}: a word that Docker does not deploy. {@code ignored-key}: one that changes nothing, because a policy below
 * {@code deploy} is there, or because it asks for what a swarm has no such word for. Of all others Docker makes a policy.
 */
final class RestartWords implements ServiceRule {
    private static final String KEY = "restart";

    @Override
    public Stream<Finding> check(Service service) {
        return service.at(KEY).text().flatMap(word -> finding(service, word)).stream();
    }

    private static Optional<Finding> finding(Service service, String word) {
        Spot spot = service.spot(KEY);
        if (service.at("deploy", "restart_policy").present()) {
            return Optional.of(spot.warning(
                    "ignored-key",
                    "restart has no effect",
                    "deploy.restart_policy is there, and Docker looks at that alone",
                    "remove restart"));
        }
        return switch (Restart.of(word)) {
            case Restart.Policy _ -> Optional.empty();
            case Restart.Unsaid _ ->
                Optional.of(spot.warning(
                        "ignored-key",
                        "restart: %s has no effect".formatted(word),
                        "a swarm starts a task again whenever it ends, unless deploy.restart_policy says otherwise",
                        "write deploy: {restart_policy: {condition: none}}"));
            case Restart.Refused(var why) ->
                Optional.of(spot.error(
                        "restart-refused",
                        "\"%s\" says nothing about when to start again".formatted(word),
                        why + ", and Docker refuses to deploy it",
                        "write always, on-failure or on-failure:3, or deploy.restart_policy in its place"));
        };
    }
}
