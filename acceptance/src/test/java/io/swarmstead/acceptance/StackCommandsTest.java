package io.swarmstead.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The daily life of a stack with a secret: deployed, looked at, its secret rotated under load, removed. */
@OnRealHosts
@Full("the daily life of one stack, command by command")
@Order(6)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class StackCommandsTest {
    /** Serves its secret, and says at its start that it does; serves on for the stop's grace period, as it has no handler. */
    private static final String SHOP = """
            version: "3.8"
            services:
              web:
                image: busybox:stable
                command: sh -c 'echo open; mkdir /www; cp /run/secrets/key /www/key; exec httpd -f -p 80 -h /www'
                secrets:
                  - key
                volumes:
                  - /var/data/shop:/data
                networks:
                  - traefik_public
                  - default
                deploy:
                  replicas: 2
                  update_config:
                    order: start-first
                  labels:
                    - traefik.enable=true
                    - traefik.http.routers.shop.rule=Host(`shop.%s`)
                    - traefik.http.services.shop.loadbalancer.server.port=80
            networks:
              traefik_public:
                external: true
            secrets:
              key:
                external: true
            """;

    @TempDir
    private static Path folder;

    private static String served() throws IOException {
        return Browser.trusting(TheLab.authority()).get(TheLab.vip(), host(), "/key");
    }

    private static String host() {
        return "shop." + TheLab.domain();
    }

    private static Run set(String value) {
        Path file = Run.write(folder.resolve("value"), value);
        return TheLab.swarmstead("secret", "set", "shop", "key", "--from-file", file.toString())
                .expect(0);
    }

    @Test
    @Order(1)
    void aSecretIsSetBeforeTheStackIsThereAndServedByIt() throws IOException {
        String object = set("first").out().strip();
        assertThat(object).matches("shop_key_[0-9a-f]{12}");
        Path file = Run.write(folder.resolve("shop.yml"), SHOP.formatted(TheLab.domain()));
        TheLab.swarmstead("stack", "deploy", "shop", "-f", file.toString(), "--yes")
                .expect(0);
        await().atMost(Duration.ofSeconds(10)).ignoreExceptions().until(() -> served().endsWith("first"));
    }

    @Test
    @Order(2)
    void theStackIsListedAndShown() {
        assertThat(TheLab.swarmstead("stack", "ls").expect(0).out().lines())
                .anyMatch(line -> line.matches("shop +2/2 .*https://" + host()));
        assertThat(TheLab.swarmstead("stack", "show", "shop").expect(0).out())
                .contains("web  2/2", "  image     busybox:stable sha256:", "shop_default, traefik_public");
    }

    @Test
    @Order(3)
    void bothTasksLogsAreThere() {
        assertThat(TheLab.swarmstead("stack", "logs", "shop").expect(0).out().lines())
                .hasSize(2)
                .allMatch(line -> line.matches("shop_web\\.[12]@(alpha|beta|gamma) +\\| open"));
    }

    @Test
    @Order(4)
    void nothingFollowsOnAHostAfterTheFollowerWasKilled() throws IOException {
        Process follower = new ProcessBuilder(
                        Run.LAUNCHER.toString(),
                        "stack",
                        "logs",
                        "shop",
                        "--follow",
                        "--cloud",
                        TheLab.cloudFile().toString())
                .redirectErrorStream(true)
                .start();
        await("the first line")
                .atMost(Duration.ofSeconds(20))
                .until(() -> follower.getInputStream().available() > 0);
        assertThat(followers()).isNotEmpty();
        follower.destroy();
        await("the end of the remote process")
                .atMost(Duration.ofSeconds(10))
                .until(() -> followers().isEmpty());
    }

    private static List<String> followers() {
        return TheLab.HOSTS.stream()
                .filter(host -> TheLab.on(host, "ps -e -o args").contains("docker service logs"))
                .toList();
    }

    @Test
    @Order(5)
    void aRotationUnderLoadFailsNoRequestAndCollectsTheOldObject() throws IOException {
        Browser browser = Browser.trusting(TheLab.authority());
        try (Prober prober = Prober.of(() -> browser.answers(TheLab.vip(), host(), "/key"))) {
            set("second");
            await().atMost(Duration.ofSeconds(30)).until(() -> served().endsWith("second"));
            assertThat(prober.asked()).isGreaterThan(50);
            assertThat(prober.failed()).isZero();
        }
        assertThat(TheLab.on("alpha", "docker secret ls --format '{{.Name}}' | grep -c '^shop_key_'"))
                .isEqualTo("1");
    }

    @Test
    @Order(6)
    void aSecretInUseIsNotRemoved() {
        assertThat(TheLab.swarmstead("secret", "rm", "shop", "key", "--yes")
                        .expect(2)
                        .err())
                .contains("shop/key: still used", "shop_web");
    }

    @Test
    @Order(7)
    void aStackThatWasRemovedWithoutItsDataGetsTheSameSecretAgain() {
        String kept = TheLab.on("alpha", "docker secret ls -q --filter name=shop_key_");
        assertThat(TheLab.swarmstead("stack", "rm", "shop", "--dry-run", "--json")
                        .expect(0)
                        .out())
                .contains("\"secrets\":[]", "\"keptSecrets\":[\"shop_key_");
        assertThat(TheLab.swarmstead("stack", "rm", "shop", "--yes").expect(0).out())
                .contains("the stack shop has gone", "its data stay, and for them its secrets: shop_key_");
        assertThat(TheLab.on("beta", "docker service ls; docker network ls")).doesNotContain("shop");
        TheLab.swarmstead(
                        "stack",
                        "deploy",
                        "shop",
                        "-f",
                        folder.resolve("shop.yml").toString(),
                        "--yes")
                .expect(0);
        await().atMost(Duration.ofSeconds(10)).ignoreExceptions().until(() -> served().endsWith("second"));
        assertThat(TheLab.on("alpha", "docker secret ls -q --filter name=shop_key_"))
                .isEqualTo(kept);
    }

    @Test
    @Order(8)
    void aRemovedStackHasGoneAndItsDataAreAside() {
        TheLab.on("gamma", "echo kept > /var/data/shop/letter");
        String told = TheLab.swarmstead("stack", "rm", "shop", "--with-data", "--yes")
                .expect(0)
                .out();
        assertThat(told).contains("the stack shop has gone", "its data are in /var/data/removed/shop-");
        assertThat(TheLab.on("beta", "cat /var/data/removed/shop-*/shop/letter"))
                .isEqualTo("kept");
        await("beta's mount has forgotten the name")
                .until(() -> TheLab.attempt("beta", "[ ! -e /var/data/shop ]").exitCode() == 0);
        assertThat(TheLab.on("beta", "docker service ls; docker network ls; docker secret ls"))
                .contains("whoami_web", "traefik_public")
                .doesNotContain("shop");
        assertThat(TheLab.swarmstead("stack", "show", "shop").expect(2).err()).startsWith("problem: no stack shop");
        TheLab.on("beta", "rm -r /var/data/removed/shop-*");
    }
}
