package io.swarmstead.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stacks of the catalogue, written by {@code stack new} and deployed as they are, of those images that a lab can make. */
@OnRealHosts
@Full("five stacks with databases, with images that are made first")
@Order(12)
final class CatalogueTest {
    /** As a person would fill it in; a password is asked for twice. */
    private static final String FORM = "-H 'X-Forwarded-Proto: https' -d 'weblog_title=Kept&user_name=me"
            + "&admin_password=long-enough-1&admin_password2=long-enough-1&admin_email=me@example.org'";

    @TempDir
    static Path folder = Path.of("");

    @BeforeAll
    static void aCloudWithTheImages() {
        Run.swarmstead("lab", "images", "--name", TheLab.name(), "--all").expect(0);
    }

    @AfterAll
    static void putAway() {
        List.of("wordpress", "postgres", "redis", "nginx", "prometheus").forEach(CatalogueTest::removed);
    }

    private static void removed(String stack) {
        TheLab.swarmstead("stack", "rm", stack, "--with-data", "--yes");
    }

    /** Deploys what {@code stack new} writes, which has to run then. */
    private static Run deployed(String stack) {
        TheLab.swarmstead("stack", "new", stack, "--no-protect", "-o", folder.toString())
                .expect(0);
        return deploy(stack);
    }

    private static Run deploy(String stack) {
        String file = folder.resolve(stack + ".yml").toString();
        // a database that is made on the shared volume of a busy machine takes its time
        return TheLab.swarmstead("stack", "deploy", stack, "-f", file, "--yes", "--timeout", "600")
                .expect(0);
    }

    /** The host on which the one task of the service runs. */
    private static String host(String service) {
        return TheLab.on(
                "alpha", "docker service ps -f desired-state=running --format '{{.Node}}' %s".formatted(service));
    }

    /** Runs the script in the one task of the service. */
    private static String inTask(String service, String script) {
        return TheLab.on(host(service), "docker exec $(docker ps -qf name=%s) sh -c \"%s\"".formatted(service, script));
    }

    private static String get(String stack, String path) throws IOException {
        return Browser.trusting(TheLab.authority()).get(TheLab.vip(), stack + "." + TheLab.domain(), path);
    }

    /** Drains the host of the task, which then runs and is healthy elsewhere. */
    private static void moved(String service) {
        String before = host(service);
        TheLab.on("alpha", "docker node update --availability drain " + before);
        try {
            await().atMost(Duration.ofMinutes(2)).until(() -> runs(service, before));
        } finally {
            TheLab.on("alpha", "docker node update --availability active " + before);
        }
    }

    /** For a moment there is no task at all. */
    private static boolean runs(String service, String notOn) {
        String now = host(service);
        return !now.isEmpty()
                && !now.equals(notOn)
                && !TheLab.on(now, "docker ps -qf health=healthy -f name=" + service)
                        .isEmpty();
    }

    @Test
    void aDatabaseHasAPasswordThatNobodyChoseAndKeepsItsDataWhenItsTaskMoves() {
        assertThat(deployed("postgres").err()).contains("postgres_db-password_generated: generated");
        inTask("postgres_db", "psql -qU postgres -c 'CREATE TABLE kept AS SELECT 42 AS answer'");

        moved("postgres_db");

        assertThat(inTask("postgres_db", "psql -tAU postgres -c 'SELECT answer FROM kept'"))
                .isEqualTo("42");
        assertThat(inTask("postgres_db", "wc -c < /run/secrets/db-password")).isEqualTo("32");
        assertThat(deploy("postgres").out()).contains("nothing to do");
    }

    @Test
    void redisKeepsWhatItWasTold() {
        deployed("redis");
        inTask("redis_db", "redis-cli set kept yes");

        moved("redis_db");

        assertThat(inTask("redis_db", "redis-cli get kept")).isEqualTo("yes");
    }

    @Test
    void nginxServesTheFolder() throws IOException {
        deployed("nginx");
        TheLab.on("beta", "echo from the volume > /var/data/nginx/index.html");

        assertThat(get("nginx", "/")).contains("from the volume");
    }

    @Test
    void prometheusMeasuresEveryHost() {
        deployed("prometheus");

        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(inTask(
                                "prometheus_web",
                                "wget -qO- 'http://127.0.0.1:9090/api/v1/query?query=count(node_uname_info)'"))
                        .contains(",\"3\"]"));
    }

    @Test
    void wordpressIsInstalledAndItsDatabaseMoves() {
        deployed("wordpress");
        shows("/wp-admin/install.php", "<title>WordPress &rsaquo; Installation");
        inTask("wordpress_web", "curl -s -o /dev/null " + FORM + " 'http://127.0.0.1/wp-admin/install.php?step=2'");

        moved("wordpress_db");

        shows("/wp-login.php", "&lsaquo; Kept");
    }

    /** The first page after a start is slow: every script is compiled for it. */
    private static void shows(String page, String text) {
        await().atMost(Duration.ofMinutes(1))
                .ignoreExceptions()
                .until(() -> get("wordpress", page).contains(text));
    }
}
