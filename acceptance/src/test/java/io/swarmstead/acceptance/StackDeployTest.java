package io.swarmstead.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A stack of two tasks and one of a single task, deployed, updated, broken, rolled back and moved. */
@OnRealHosts
@Tour("a deployment shows its plan, proves itself, and goes back when it fails")
@Order(8)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class StackDeployTest {
    private static final String RECORDS = "/var/data/config/.swarmstead/deployments";

    private static final String SHOP = """
            version: "3.8"
            services:
              web:
                image: busybox:stable
                command: [sh, -c, "mkdir -p /www && cp /site/index.html /www/ && exec httpd -f -p 80 -h /www"]
                environment:
                  RELEASE: "1"
                  DB_PASSWORD: never-shown
                configs:
                  - {source: page, target: /site/index.html}
                healthcheck:
                  test: [CMD, wget, -q, -O, /dev/null, "http://127.0.0.1/"]
                  interval: 1s
                  retries: 3
                stop_grace_period: 4s
                networks: [traefik_public]
                deploy:
                  replicas: 2
                  labels:
                    - traefik.enable=true
                    - traefik.http.routers.shop.rule=Host(`shop.DOMAIN`)
                    - traefik.http.services.shop.loadbalancer.server.port=80
            configs:
              page: {file: ./index.html}
            networks:
              traefik_public: {external: true}
            """;
    private static final String SINGLE = """
            version: "3.8"
            services:
              clock:
                image: busybox:stable
                command: [sh, -c, "while sleep 1; do date; done"]
                init: true
            """;

    @TempDir
    static Path folder = Path.of("");

    @BeforeAll
    static void aCloudWithTheStack() {
        page("one");
        assertThat(deploy("shop", SHOP).expect(0).out()).contains("the stack shop runs", "https://" + name());
    }

    @AfterAll
    static void putAway() {
        TheLab.HOSTS.forEach(host -> TheLab.attempt(host, "nft delete table inet deaf"));
        TheLab.attempt("alpha", "docker stack rm shop clock; rm -rf " + RECORDS + "/shop " + RECORDS + "/clock");
    }

    private static String name() {
        return "shop." + TheLab.domain();
    }

    private static void page(String content) {
        Run.write(folder.resolve("index.html"), content + "\n");
    }

    private static Run deploy(String stack, String text, String... options) {
        Path file = Run.write(folder.resolve(stack + ".yml"), text.replace("DOMAIN", TheLab.domain()));
        List<String> command = new ArrayList<>(List.of("stack", "deploy", stack, "-f", file.toString(), "--yes"));
        command.addAll(List.of(options));
        return TheLab.swarmstead(command.toArray(String[]::new));
    }

    /** A client that asks the VIP so many times a second. */
    private static Prober prober(int perSecond) {
        Browser browser = Browser.trusting(TheLab.authority());
        String vip = TheLab.vip();
        return Prober.of(() -> browser.answers(vip, name(), "/"), perSecond);
    }

    private static String answer() throws IOException {
        return Browser.trusting(TheLab.authority()).get(TheLab.vip(), name(), "/");
    }

    private static String objects() {
        return TheLab.on("alpha", "docker config ls --format '{{.Name}}' | grep ^shop_page_");
    }

    @Test
    @Order(1)
    void deployedAgainThereIsNothingToDo() {
        String before = TheLab.on("alpha", "docker service inspect shop_web --format '{{.Version.Index}}'");

        assertThat(deploy("shop", SHOP).expect(0).out()).contains("nothing to do");
        assertThat(TheLab.on("alpha", "docker service inspect shop_web --format '{{.Version.Index}}'"))
                .isEqualTo(before);
    }

    @Test
    @Order(2)
    void thePlanTellsEveryFieldAndNoSecret() {
        String changed = SHOP.replace("RELEASE: \"1\"", "RELEASE: \"2\"").replace("never-shown", "nor-this");

        assertThat(deploy("shop", changed, "--dry-run").expect(0).out())
                .contains("restart service web", "environment.RELEASE: 1 -> 2", "environment.DB_PASSWORD: (masked)")
                .doesNotContain("never-shown", "nor-this");
    }

    @Test
    @Order(3)
    void anUpdateOfTwoTasksCostsNoRequest() {
        Run update;
        Prober prober = prober(50);
        try (prober) {
            update = deploy("shop", SHOP.replace("RELEASE: \"1\"", "RELEASE: \"2\""));
        }
        update.expect(0);
        assertThat(prober.failed()).as("of %d requests", prober.asked()).isZero();
        assertThat(prober.asked()).isGreaterThan(100);
    }

    @Test
    @Order(4)
    void aChangedConfigIsAnotherObjectAndTheOldOneGoes() throws IOException {
        String before = objects();
        page("two");

        deploy("shop", SHOP.replace("RELEASE: \"1\"", "RELEASE: \"2\"")).expect(0);

        assertThat(objects()).isNotEqualTo(before).doesNotContain("\n");
        assertThat(answer()).contains("two");
    }

    @Test
    @Order(5)
    void aDeploymentThatFailsIsRolledBackAndTold() {
        String broken = SHOP.replace("exec httpd", "echo no-page-today; exec sleep 1000; httpd");
        Run failed;
        Prober prober = prober(20);
        try (prober) {
            failed = deploy("shop", broken);
        }
        assertThat(prober.failed()).as("of %d requests", prober.asked()).isZero();
        assertThat(failed.expect(1).err())
                .contains(
                        "shop_web: its update failed", "no-page-today", "rolled back to the deployment of", "2/2 run");
        assertThat(TheLab.swarmstead("stack", "history", "shop").expect(0).out())
                .contains("failed")
                .doesNotContain("never-shown");
    }

    @Test
    @Order(6)
    void aRollbackBringsTheOneBeforeWithItsConfigs() throws IOException {
        page("three");
        deploy("shop", SHOP).expect(0);
        assertThat(answer()).contains("three");

        TheLab.swarmstead("stack", "rollback", "shop", "--yes").expect(0);

        assertThat(answer()).contains("two");
    }

    @Test
    @Order(7)
    @Full("a host is cut and returns, as in PowerCutTest")
    void withoutTheRegistryWhatIsThereIsDeployedAndMovesToASurvivor() {
        TheLab.HOSTS.forEach(StackDeployTest::deafToTheRegistry);

        Run deployed = deploy("clock", SINGLE).expect(0);

        assertThat(deployed.err()).contains("the registry does not answer");
        String victim =
                TheLab.on("alpha", "docker service ps clock_clock --filter desired-state=running --format '{{.Node}}'");
        String survivor = TheLab.HOSTS.stream()
                .filter(host -> !host.equals(victim))
                .findFirst()
                .orElseThrow();
        TheLab.powerOff(victim);
        try {
            await("the task runs on a survivor")
                    .atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> TheLab.attempt(
                                    survivor,
                                    "docker service ps clock_clock --filter desired-state=running --format '{{.Node}} {{.CurrentState}}'")
                            .out()
                            .lines()
                            .anyMatch(line -> line.contains("Running") && !line.startsWith(victim)));
        } finally {
            TheLab.powerOn(victim);
        }
        TheLab.awaitWell(Duration.ofMinutes(3));
    }

    /** Packets to the registry are dropped, not refused: whoever asks it waits. */
    private static void deafToTheRegistry(String host) {
        TheLab.on(
                host,
                "nft add table inet deaf && nft 'add chain inet deaf out { type filter hook output priority 0; }'"
                        + " && nft add rule inet deaf out ip daddr %s tcp dport 5000 drop".formatted(TheLab.gateway()));
    }

    @Test
    @Order(8)
    void recordsAreForRootOnly() {
        assertThat(TheLab.on("alpha", "stat -c %%a:%%U %s/shop %1$s/shop/* | sort -u".formatted(RECORDS)))
                .isEqualTo("600:root\n700:root");
    }
}
