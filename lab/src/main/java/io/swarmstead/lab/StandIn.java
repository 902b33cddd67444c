package io.swarmstead.lab;

import java.util.List;

/**
 * An image that takes the place of one of Docker Hub's under its very name: Debian's packages, and an entry point of ours
 * that reads the variables which the original reads. Its version is Debian's, whatever the tag.
 *
 * @param packages of Debian
 * @param programs what is put into {@code /usr/local/bin} besides the entry point
 * @param command what the image runs where a compose file says nothing
 */
record StandIn(String repository, String tag, List<String> packages, List<String> programs, List<String> command) {
    static final List<StandIn> ALL = List.of(
            new StandIn(
                    "library/nginx",
                    "1.28",
                    List.of("nginx", "curl"),
                    List.of(),
                    List.of("nginx", "-g", "daemon off;")),
            new StandIn("library/redis", "8.0", List.of("redis-server"), List.of(), List.of("redis-server")),
            new StandIn("library/postgres", "17", List.of("postgresql"), List.of("secret"), List.of("postgres")),
            new StandIn(
                    "library/mariadb",
                    "11.8",
                    List.of("mariadb-server"),
                    List.of("secret", "healthcheck.sh"),
                    List.of("mariadbd")),
            new StandIn(
                    "library/wordpress",
                    "6.8",
                    List.of("wordpress", "wordpress-theme-twentytwentyfive", "libapache2-mod-php", "php-mysql", "curl"),
                    List.of(),
                    List.of("apache2-foreground")),
            new StandIn(
                    "prom/prometheus",
                    "v2.53.3",
                    List.of("prometheus", "wget"),
                    List.of(),
                    List.of("--config.file=/etc/prometheus/prometheus.yml", "--storage.tsdb.path=/prometheus")),
            new StandIn(
                    "prom/node-exporter", "v1.9.0", List.of("prometheus-node-exporter", "wget"), List.of(), List.of()));

    /** What people call it. */
    String name() {
        return repository.substring(repository.indexOf('/') + 1);
    }

    /** As a compose file has it. */
    String reference() {
        return repository.replaceFirst("^library/", "") + ":" + tag;
    }
}
