package io.swarmstead.lint;

import io.swarmstead.compose.Finding;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** {@code container-refused}: limits of a process that Linux does not have, or of which the soft one is above the hard one. */
final class ProcessLimits implements ServiceRule {
    private static final Set<String> KNOWN = new TreeSet<>(Set.of(
            "as",
            "core",
            "cpu",
            "data",
            "fsize",
            "locks",
            "memlock",
            "msgqueue",
            "nice",
            "nofile",
            "nproc",
            "rss",
            "rtprio",
            "rttime",
            "sigpending",
            "stack"));

    @Override
    public Stream<Finding> check(Service service) {
        return service.at("ulimits").entries().entrySet().stream()
                .flatMap(limit ->
                        finding(limit.getKey(), limit.getValue(), service.spot("ulimits", limit.getKey())).stream());
    }

    private static Optional<Finding> finding(String name, Part limit, Spot spot) {
        if (!KNOWN.contains(name.toLowerCase(Locale.ROOT))) {
            return Optional.of(error(
                    spot,
                    "%s is not a limit of processes".formatted(name),
                    "Linux has none of that name",
                    "write one of these: " + String.join(", ", KNOWN)));
        }
        return above(limit)
                ? Optional.of(error(
                        spot,
                        "the soft limit is above the hard one",
                        "a kernel takes no such pair",
                        "write a soft limit that is not above the hard one; -1 is without end"))
                : Optional.empty();
    }

    /** As the kernel compares them, to which -1 is the greatest of all. What is not written is 0. */
    private static boolean above(Part limit) {
        return !limit.entries().isEmpty()
                && Long.compareUnsigned(number(limit.at("soft")), number(limit.at("hard"))) > 0;
    }

    private static long number(Part limit) {
        return limit.value() instanceof Number number ? number.longValue() : 0;
    }

    private static Finding error(Spot spot, String what, String why, String next) {
        return spot.error("container-refused", what, why + ", and the engine starts no task", next);
    }
}
