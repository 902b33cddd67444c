package io.swarmstead.lint;

import io.swarmstead.compose.ComposeFile;
import io.swarmstead.compose.Finding;
import io.swarmstead.lint.Service.Bind;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** {@code bind-outside-volume}: a directory of one host, which the other hosts do not have, on a service that may move there. */
final class BindSources implements Rule {
    /** What every host has, and what is about the host itself. */
    private static final Set<String> EVERYWHERE = Set.of(
            "/",
            "/etc/hostname",
            "/etc/hosts",
            "/etc/localtime",
            "/etc/machine-id",
            "/etc/os-release",
            "/etc/passwd",
            "/etc/group",
            "/etc/resolv.conf",
            "/etc/timezone",
            "/etc/ssl",
            "/tmp",
            "/usr/lib/modules",
            "/usr/share/zoneinfo",
            "/var/lib/docker",
            "/var/log");

    private static final Pattern SYSTEM =
            Pattern.compile("/(dev|proc|run|sys)(/.*)?|/var/(log|lib/docker)/.*|/etc/ssl/.*|/usr/share/.*");

    @Override
    public List<Finding> check(ComposeFile file, Neighbourhood cloud) {
        return Service.of(file).stream()
                .filter(service -> !Placement.pinned(service))
                .flatMap(service -> service.binds((bind, spot) -> finding(service, bind, spot, cloud)).stream())
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Finding> finding(Service service, Bind bind, Spot spot, Neighbourhood cloud) {
        if (bind.within(cloud.mount()) || everywhere(bind.path().path()) || refused(service, bind, cloud)) {
            return Optional.empty();
        }
        return Optional.of(spot.warning(
                "bind-outside-volume",
                bind.source() + " is not on the shared volume",
                "a host that does not have it refuses the task, and what is written there stays behind when the task moves",
                "use a folder below %s, which a deployment makes, or pin the service to the host that has it; %s"
                        .formatted(cloud.mount(), DataAdvice.PAGE)));
    }

    private static boolean everywhere(String path) {
        return EVERYWHERE.contains(path) || SYSTEM.matcher(path).matches();
    }

    /** One word about a bind is enough, and {@link RootOnHost} has the stronger one. */
    private static boolean refused(Service service, Bind bind, Neighbourhood cloud) {
        return !RootOnHost.trusts(service)
                && GuardedFolder.over(bind.path(), bind.readOnly(), cloud).isPresent();
    }
}
