package io.swarmstead.lint;

import io.swarmstead.compose.Finding;
import java.util.stream.Stream;

/** {@code healthcheck-refused}: a test in a health check that is switched off. */
final class Healthchecks implements ServiceRule {
    @Override
    public Stream<Finding> check(Service service) {
        return service.at("healthcheck", "disable").is("true")
                        && !service.at("healthcheck", "test").items().isEmpty()
                ? Stream.of(service.spot("healthcheck", "test")
                        .error(
                                "healthcheck-refused",
                                "a test beside disable: true",
                                "Docker refuses to deploy both",
                                "remove test, or disable"))
                : Stream.empty();
    }
}
