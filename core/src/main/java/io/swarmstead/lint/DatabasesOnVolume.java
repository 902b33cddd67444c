package io.swarmstead.lint;

import io.swarmstead.compose.ComposeFile;
import io.swarmstead.compose.Finding;
import io.swarmstead.compose.ImageReference;
import io.swarmstead.lint.Service.Bind;
import java.util.List;
import java.util.Optional;

/** {@code database-on-volume}: files on the shared volume of which a database needs more than that can give. */
final class DatabasesOnVolume implements Rule {
    private static final String NAME = "database-on-volume";

    @Override
    public List<Finding> check(ComposeFile file, Neighbourhood cloud) {
        return Service.of(file).stream()
                .flatMap(service ->
                        service.at("image").text().map(ImageReference::parse).flatMap(KnownDatabases::of).stream()
                                .flatMap(database ->
                                        service.binds((bind, spot) -> finding(database, bind, spot, cloud)).stream()))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Finding> finding(
            KnownDatabases.Database database, Bind bind, Spot spot, Neighbourhood cloud) {
        if (!bind.within(cloud.mount()) || !database.livesIn(bind.target())) {
            return Optional.empty();
        }
        return Optional.of(
                switch (database.kind()) {
                    case SERVER ->
                        spot.warning(
                                NAME,
                                database.name() + " keeps its database on the shared volume",
                                "databases on GlusterFS are reported to be slow, and to be damaged when a host fails while they write",
                                "give it a named volume and pin the service to a host, with dumps below %s; if it must stay: one task, "
                                                .formatted(cloud.mount())
                                        + "order: stop-first, stop_grace_period: 60s; " + DataAdvice.PAGE);
                    case SQLITE ->
                        spot.warning(
                                NAME,
                                database.name() + " keeps an SQLite database on the shared volume",
                                "SQLite's write-ahead log needs memory that hosts cannot share: databases on GlusterFS are reported damaged",
                                "give it a named volume and pin the service to a host; if it must stay: one task, order: stop-first, and "
                                        + "journal_mode=DELETE where the program lets you choose; " + DataAdvice.PAGE);
                });
    }
}
