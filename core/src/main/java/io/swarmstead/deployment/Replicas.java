package io.swarmstead.deployment;

import java.util.List;
import java.util.Map;

/** How many tasks a service shall have. */
final class Replicas {
    private Replicas() {}

    /** As many as it says, or else 1; a global service counts as 1, on each host. */
    static long of(Map<String, Object> service) {
        return Tree.at(service, List.of("deploy", "replicas")) instanceof Number number && !global(service)
                ? number.longValue()
                : 1;
    }

    /** Whether there shall be one task in all. */
    static boolean single(Map<String, Object> service) {
        return !global(service) && of(service) == 1;
    }

    static boolean global(Map<String, Object> service) {
        return Tree.text(Tree.at(service, List.of("deploy", "mode")), "replicated")
                .startsWith("global");
    }
}
