package io.swarmstead.lint;

import io.swarmstead.compose.ComposeFile;
import io.swarmstead.compose.Finding;
import java.util.List;

/** {@code healthcheck-refused}: a test in a health check that is switched off. */
final class Healthchecks implements Rule {
    @Override
    public List<Finding> check(ComposeFile file, Neighbourhood cloud) {
        return Service.of(file).stream()
                .filter(service -> service.at("healthcheck", "disable").is("true"))
                .filter(service -> !service.at("healthcheck", "test").items().isEmpty())
                .map(service -> service.spot("healthcheck", "test")
                        .error(
                                "healthcheck-refused",
                                "a test beside disable: true",
                                "Docker refuses to deploy both",
                                "remove test, or disable"))
                .toList();
    }
}
