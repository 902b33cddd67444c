package io.swarmstead.lint;

import io.swarmstead.compose.Finding;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** {@code container-refused}: options that Docker's two drivers for logs in files do not have. What other drivers have is theirs. */
final class LogOptions implements ServiceRule {
    private static final Map<String, Set<String>> OPTIONS = Map.of(
            "json-file",
            Set.of(
                    "max-file",
                    "max-size",
                    "compress",
                    "labels",
                    "labels-regex",
                    "env",
                    "env-regex",
                    "tag",
                    "mode",
                    "max-buffer-size"),
            "local",
            Set.of("max-file", "max-size", "compress", "mode", "max-buffer-size"));

    @Override
    public Stream<Finding> check(Service service) {
        String driver = service.at("logging", "driver").text().orElse("");
        Set<String> known = OPTIONS.getOrDefault(driver, Set.of());
        return known.isEmpty()
                ? Stream.empty()
                : service.at("logging", "options").entries().keySet().stream()
                        .filter(option -> !known.contains(option))
                        .map(option -> service.spot("logging", "options", option)
                                .error(
                                        "container-refused",
                                        "the driver %s has no option %s".formatted(driver, option),
                                        "the engine starts no task with it",
                                        "remove it; known are " + String.join(", ", new TreeSet<>(known))));
    }
}
