package io.swarmstead.lint;

import io.swarmstead.compose.ComposeFile;
import io.swarmstead.compose.Finding;
import io.swarmstead.host.Folder;
import java.util.List;
import java.util.Optional;

/**
 * {@code bind-in-writable}: a bound folder or file inside another that a task of the file may write to. That task can put a link
 * in its place, and the engine follows links: it would bind whatever the link leads to on its host.
 */
final class ReplaceableSources implements Rule {
    private record Use(Service service, Folder path, boolean writable, boolean guarded, Spot spot) {}

    @Override
    public List<Finding> check(ComposeFile file, Neighbourhood cloud) {
        List<Use> uses = Service.of(file).stream()
                .flatMap(service -> service
                        .binds((bind, spot) -> new Use(
                                service,
                                bind.path(),
                                !bind.readOnly(),
                                GuardedFolder.over(bind.path(), bind.readOnly(), cloud)
                                        .isPresent(),
                                spot))
                        .stream())
                .toList();
        return uses.stream()
                .flatMap(use -> around(use, uses).map(writer -> finding(use, writer)).stream())
                .toList();
    }

    /** Who is root on the host already gains nothing by a link, and {@link RootOnHost} tells of it. */
    private static Optional<Use> around(Use use, List<Use> uses) {
        return uses.stream()
                .filter(other -> other.writable && !other.guarded && use.path.isBelow(other.path))
                .findFirst();
    }

    private static Finding finding(Use use, Use writer) {
        return use.spot.warning(
                "bind-in-writable",
                "%s is in %s, where %s may write".formatted(use.path, writer.path, writer.service.name()),
                "whoever takes %s over can put a link in its place, and the next task of %s gets what the link leads to on its host"
                        .formatted(writer.service.name(), use.service.name()),
                "bind folders side by side, such as %s/a and %s/b; or bind %s read-only"
                        .formatted(writer.path, writer.path, writer.path));
    }
}
