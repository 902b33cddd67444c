package io.swarmstead.lint;

import io.swarmstead.compose.Finding;
import io.swarmstead.compose.GoDuration;
import java.util.List;
import java.util.function.LongPredicate;
import java.util.stream.Stream;

/**
 * Times of a service that the engine refuses.
 *
 * @param rule that finds them
 * @param refused of nanoseconds
 * @param section in which the keys are
 */
record Durations(String rule, LongPredicate refused, String what, String next, List<String> section, List<String> keys)
        implements ServiceRule {
    static final Rule RESTART = policy("restart_policy", "delay", "window");
    static final Rule UPDATE = policy("update_config", "delay", "monitor");

    /** 0 is the engine's own time; nobody looks at any where the check is switched off. */
    static final Rule HEALTH = new Durations(
            "healthcheck-refused",
            time -> time != 0 && time < 1_000_000,
            "less than a millisecond",
            "write 1ms or more, or 0s for the engine's own",
            List.of("healthcheck"),
            List.of("interval", "timeout", "start_period", "start_interval"));

    private static Rule policy(String section, String... keys) {
        return new Durations(
                "policy-refused",
                time -> time < 0,
                "a time below zero",
                "write 0s or more",
                List.of("deploy", section),
                List.of(keys));
    }

    @Override
    public Stream<Finding> check(Service service) {
        return service.at("healthcheck", "disable").is("true") && section.contains("healthcheck")
                ? Stream.empty()
                : keys.stream().flatMap(key -> finding(service, path(key)));
    }

    private String[] path(String key) {
        return Stream.concat(section.stream(), Stream.of(key)).toArray(String[]::new);
    }

    private Stream<Finding> finding(Service service, String... path) {
        return service.at(path).text().stream()
                .filter(time -> GoDuration.parse(time)
                        .filter(duration -> refused.test(duration.nanoseconds()))
                        .isPresent())
                .map(time -> service.spot(path)
                        .error(rule, "%s is %s".formatted(time, what), "the engine refuses the service", next));
    }
}
