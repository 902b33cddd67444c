package io.swarmstead.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A host that came back has no tasks of two services, and gets its share at the owner's word. */
@OnRealHosts
@Order(9)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class RebalanceTest {
    private static final String SERVICES = """
            services:
              web:
                image: busybox:stable
                command: [sh, -c, "mkdir -p /www && echo even > /www/index.html && exec httpd -f -p 80 -h /www"]
                healthcheck:
                  test: [CMD, wget, -q, -O, /dev/null, "http://127.0.0.1/"]
                  interval: 1s
                  retries: 3
                stop_grace_period: 4s
                networks: [traefik_public]
                deploy:
                  replicas: 5
                  update_config: {monitor: 1s}
                  labels:
                    - traefik.enable=true
                    - traefik.http.routers.even.rule=Host(`even.DOMAIN`)
                    - traefik.http.services.even.loadbalancer.server.port=80
              worker:
                image: busybox:stable
                command: [sh, -c, "while sleep 1; do :; done"]
                init: true
                deploy:
                  replicas: 4
                  update_config: {order: stop-first, monitor: 1s}
            networks:
              traefik_public: {external: true}
            """;

    /** How many tasks of each a host has to have for the service to be even. */
    private static final int LEAST = 1;

    private static final int MOST = 2;

    private static String victim = "";

    @TempDir
    static Path folder = Path.of("");

    @BeforeAll
    static void aHostThatWasAway() {
        TheLab.cloud();
        Path file = Run.write(folder.resolve("even.yml"), SERVICES.replace("DOMAIN", TheLab.domain()));
        TheLab.swarmstead("stack", "deploy", "even", "-f", file.toString(), "--yes")
                .expect(0);
        String survivor = TheLab.vipHolder();
        victim = TheLab.HOSTS.stream()
                .filter(host -> !host.equals(survivor))
                .findFirst()
                .orElseThrow();
        TheLab.powerOff(victim);
        await("the survivors run its tasks")
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(running(survivor, "even_web").size()
                                + running(survivor, "even_worker").size())
                        .isEqualTo(9));
        assertThat(TheLab.swarmstead("rebalance", "--yes").expect(1).err())
                .contains("the cloud is not well", "2 of 3 managers reachable");
        TheLab.powerOn(victim);
        TheLab.awaitWell(Duration.ofMinutes(3));
    }

    @AfterAll
    static void putAway() {
        TheLab.attempt("alpha", "docker stack rm even; rm -rf /var/data/config/even");
    }

    /** The hosts of the tasks that run and shall, as this manager tells; one that is away has none. */
    private static List<String> running(String manager, String service) {
        return TheLab.attempt(
                        manager,
                        "docker service ps %s --filter desired-state=running --format '{{.Node}} {{.CurrentState}}'"
                                .formatted(service))
                .out()
                .lines()
                .filter(line -> line.contains("Running") && !(line.startsWith(victim + " ") && !isThere()))
                .map(line -> line.substring(0, line.indexOf(' ')))
                .toList();
    }

    private static boolean isThere() {
        return TheLab.running().contains(victim);
    }

    private static Map<String, Integer> counts(String service) {
        Map<String, Integer> counts = new TreeMap<>();
        TheLab.HOSTS.forEach(host -> counts.put(host, 0));
        running("alpha", service).forEach(host -> counts.merge(host, 1, Integer::sum));
        return counts;
    }

    private static Run rebalance(String... options) {
        List<String> command = new ArrayList<>(List.of("rebalance", "even_web", "even_worker"));
        command.addAll(List.of(options));
        return TheLab.swarmstead(command.toArray(String[]::new));
    }

    @Test
    @Order(1)
    void aHostThatReturnsGetsNothingByItselfAndThePlanTellsSo() {
        assertThat(counts("even_web")).containsEntry(victim, 0);
        assertThat(counts("even_worker")).containsEntry(victim, 0);

        assertThat(rebalance("--dry-run", "--json").expect(0).out())
                .contains(
                        "\"service\":\"even_web\"",
                        "\"service\":\"even_worker\"",
                        "of its tasks, %s 0".formatted(victim),
                        "\"impact\":\"restart\"");
        assertThat(counts("even_web")).containsEntry(victim, 0);
    }

    @Test
    @Order(2)
    void theTasksAreSpreadAndNoRequestIsLost() {
        Browser browser = Browser.trusting(TheLab.authority());
        String vip = TheLab.vip();
        long start = System.nanoTime();
        Run spread;
        Prober prober = Prober.of(() -> browser.answers(vip, "even." + TheLab.domain(), "/"));
        try (prober) {
            spread = rebalance("--yes");
        }

        System.out.printf(
                "nine tasks of two services spread after %.1f s; %d of %d requests failed%n",
                (System.nanoTime() - start) / 1e9, prober.failed(), prober.asked());
        spread.expect(0);
        assertThat(prober.failed()).as("of %d requests", prober.asked()).isZero();
        assertThat(prober.asked()).isGreaterThan(100);
        for (String service : List.of("even_web", "even_worker")) {
            Map<String, Integer> counts = counts(service);
            assertThat(Collections.min(counts.values()))
                    .as("%s %s", service, counts)
                    .isEqualTo(LEAST);
            assertThat(Collections.max(counts.values()))
                    .as("%s %s", service, counts)
                    .isEqualTo(MOST);
        }
    }

    @Test
    @Order(3)
    void thenThereIsNothingToDo() {
        String before = TheLab.on("alpha", "docker service inspect even_web --format '{{.Version.Index}}'");

        assertThat(rebalance("--yes").expect(0).out()).contains("nothing to do");
        assertThat(TheLab.on("alpha", "docker service inspect even_web --format '{{.Version.Index}}'"))
                .isEqualTo(before);
    }
}
