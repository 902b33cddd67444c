package io.swarmstead.lint;

import io.swarmstead.compose.ImageReference;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Images that read the value of a variable from the file that the same variable with {@code _FILE} names. From the
 * documentation of Docker's official images, and of those built on them; others of the same name may not.
 */
final class FileVariables {
    private static final Set<String> POSTGRES = Set.of("POSTGRES_PASSWORD");
    private static final Set<String> MYSQL = Set.of("MYSQL_ROOT_PASSWORD", "MYSQL_PASSWORD");

    private static final Map<String, Set<String>> KNOWN = Map.ofEntries(
            Map.entry(
                    "mariadb",
                    Set.of(
                            "MARIADB_ROOT_PASSWORD",
                            "MARIADB_PASSWORD",
                            "MARIADB_REPLICATION_PASSWORD",
                            "MYSQL_ROOT_PASSWORD",
                            "MYSQL_PASSWORD")),
            Map.entry("mongo", Set.of("MONGO_INITDB_ROOT_PASSWORD")),
            Map.entry("mysql", MYSQL),
            Map.entry(
                    "nextcloud",
                    Set.of(
                            "MYSQL_PASSWORD",
                            "NEXTCLOUD_ADMIN_PASSWORD",
                            "OBJECTSTORE_S3_KEY",
                            "OBJECTSTORE_S3_SECRET",
                            "POSTGRES_PASSWORD",
                            "REDIS_HOST_PASSWORD",
                            "SMTP_PASSWORD")),
            Map.entry("pgvector/pgvector", POSTGRES),
            Map.entry("postgis/postgis", POSTGRES),
            Map.entry("postgres", POSTGRES),
            Map.entry("redmine", Set.of("REDMINE_DB_PASSWORD", "REDMINE_SECRET_KEY_BASE")),
            Map.entry("timescale/timescaledb", POSTGRES),
            Map.entry("wordpress", Set.of("WORDPRESS_DB_PASSWORD")));

    private FileVariables() {}

    static boolean reads(ImageReference image, String variable) {
        return KNOWN.getOrDefault(name(image), Set.of()).contains(variable);
    }

    /** Without what is implied of images on Docker Hub; images elsewhere are nobody's that we know. */
    private static String name(ImageReference image) {
        List<String> words = image.words().stream()
                .filter(word -> !word.equals(ImageReference.HUB) && !word.equals("library"))
                .toList();
        return String.join("/", words);
    }
}
