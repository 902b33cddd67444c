package io.swarmstead.lint;

import io.swarmstead.compose.ImageReference;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Images that are known to keep a database, and where in the container. From the images' own documentation; an image that
 * is not listed is not thereby safe.
 */
final class KnownDatabases {
    private static final Map<String, List<String>> SERVERS = Map.ofEntries(
            Map.entry("clickhouse-server", List.of("/var/lib/clickhouse")),
            Map.entry("couchdb", List.of("/opt/couchdb/data")),
            Map.entry("elasticsearch", List.of("/usr/share/elasticsearch/data")),
            Map.entry("influxdb", List.of("/var/lib/influxdb", "/var/lib/influxdb2")),
            Map.entry("mariadb", List.of("/var/lib/mysql", "/bitnami/mariadb", "/config")),
            Map.entry("mongo", List.of("/data/db")),
            Map.entry("mongodb", List.of("/bitnami/mongodb")),
            Map.entry("mysql", List.of("/var/lib/mysql", "/bitnami/mysql")),
            Map.entry("neo4j", List.of("/data")),
            Map.entry("opensearch", List.of("/usr/share/opensearch/data")),
            Map.entry("percona", List.of("/var/lib/mysql")),
            Map.entry("pgvector", List.of("/var/lib/postgresql")),
            Map.entry("postgis", List.of("/var/lib/postgresql")),
            Map.entry("postgres", List.of("/var/lib/postgresql")),
            Map.entry("postgresql", List.of("/var/lib/postgresql", "/bitnami/postgresql")),
            Map.entry("prometheus", List.of("/prometheus")),
            Map.entry("timescaledb", List.of("/var/lib/postgresql")));

    private static final Map<String, List<String>> SQLITE = Map.ofEntries(
            Map.entry("audiobookshelf", List.of("/config")),
            Map.entry("bazarr", List.of("/config")),
            Map.entry("calibre-web", List.of("/config")),
            Map.entry("emby", List.of("/config")),
            Map.entry("embyserver", List.of("/config")),
            Map.entry("gitea", List.of("/data")),
            Map.entry("grafana", List.of("/var/lib/grafana")),
            Map.entry("headscale", List.of("/var/lib/headscale")),
            Map.entry("home-assistant", List.of("/config")),
            Map.entry("homeassistant", List.of("/config")),
            Map.entry("jellyfin", List.of("/config")),
            Map.entry("kavita", List.of("/kavita/config", "/config")),
            Map.entry("komga", List.of("/config")),
            Map.entry("lidarr", List.of("/config")),
            Map.entry("mealie", List.of("/app/data")),
            Map.entry("navidrome", List.of("/data")),
            Map.entry("ombi", List.of("/config")),
            Map.entry("plex", List.of("/config")),
            Map.entry("pms-docker", List.of("/config")),
            Map.entry("prowlarr", List.of("/config")),
            Map.entry("radarr", List.of("/config")),
            Map.entry("readarr", List.of("/config")),
            Map.entry("sonarr", List.of("/config")),
            Map.entry("tautulli", List.of("/config")),
            Map.entry("uptime-kuma", List.of("/app/data")),
            Map.entry("vaultwarden", List.of("/data")));

    private KnownDatabases() {}

    /** What keeps the data. */
    enum Kind {
        /** A database of its own. */
        SERVER,
        /** A program with an SQLite file. */
        SQLITE
    }

    /**
     * An image with a database in it.
     *
     * @param directories where the data are in the container, unless the owner says otherwise
     */
    record Database(String name, Kind kind, List<String> directories) {
        /** Whether what is mounted at the target holds the data, or a part of them. */
        boolean livesIn(String target) {
            return directories.stream()
                    .anyMatch(directory ->
                            (directory + "/").startsWith(target + "/") || target.startsWith(directory + "/"));
        }
    }

    /** The database in an image; a word of its name tells, since {@code vaultwarden/server} is one too. */
    static Optional<Database> of(ImageReference image) {
        return image.words().reversed().stream()
                .flatMap(word -> of(word).stream())
                .findFirst();
    }

    private static Optional<Database> of(String word) {
        return Optional.ofNullable(SERVERS.get(word))
                .map(directories -> new Database(word, Kind.SERVER, directories))
                .or(() -> Optional.ofNullable(SQLITE.get(word))
                        .map(directories -> new Database(word, Kind.SQLITE, directories)));
    }
}
