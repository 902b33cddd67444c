package io.swarmstead.lint;

import java.util.regex.Pattern;

/** Where a service's tasks may run. */
final class Placement {
    /** A label counts: that it is on one host only is what its owner knows. */
    private static final Pattern ONE_HOST = Pattern.compile(
            "\\s*(node\\.(id|hostname|ip|labels\\.(?!swarmstead\\.).+)|engine\\.labels\\..+)\\s*==.*",
            Pattern.CASE_INSENSITIVE);

    private Placement() {}

    /** Whether they stay on the host that a constraint names. */
    static boolean pinned(Service service) {
        return service.at("deploy", "placement", "constraints").items().stream()
                .flatMap(constraint -> constraint.text().stream())
                .anyMatch(constraint -> ONE_HOST.matcher(constraint).matches());
    }

    /** Whether a task may find itself on another host than the one before it: those of a global service are at home on each. */
    static boolean moves(Service service) {
        return !service.global() && !pinned(service);
    }
}
