package io.swarmstead.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Five tasks of a web service and four of a worker, of which a host has none after it was away.
 *
 * @param victim the host; not the one that had the VIP
 */
record UnevenStack(String victim) {
    private static final String FILE = """
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

    /** Deployed, and its victim without power; all runs on the others. */
    static UnevenStack withoutAHost(Path folder) {
        Path file = Run.write(folder.resolve("even.yml"), FILE.replace("DOMAIN", TheLab.domain()));
        TheLab.swarmstead("stack", "deploy", "even", "-f", file.toString(), "--yes")
                .expect(0);
        String survivor = TheLab.vipHolder();
        UnevenStack stack = new UnevenStack(TheLab.HOSTS.stream()
                .filter(host -> !host.equals(survivor))
                .findFirst()
                .orElseThrow());
        TheLab.powerOff(stack.victim());
        await("the survivors run its tasks")
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(
                        () -> assertThat(stack.running(survivor, "even_web").size()
                                        + stack.running(survivor, "even_worker").size())
                                .isEqualTo(9));
        return stack;
    }

    static void remove() {
        TheLab.attempt("alpha", "docker stack rm even; rm -rf /var/data/config/.swarmstead/deployments/even");
    }

    /** The hosts of the tasks that run and shall, as this manager tells; one that is away has none. */
    private List<String> running(String manager, String service) {
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

    private boolean isThere() {
        return TheLab.running().contains(victim);
    }

    Map<String, Integer> counts(String service) {
        Map<String, Integer> counts = new TreeMap<>();
        TheLab.HOSTS.forEach(host -> counts.put(host, 0));
        running("alpha", service).forEach(host -> counts.merge(host, 1, Integer::sum));
        return counts;
    }

    void assertEven() {
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

    /** Asks the web service through the VIP. */
    static Prober prober() {
        Browser browser = Browser.trusting(TheLab.authority());
        String vip = TheLab.vip();
        return Prober.of(() -> browser.answers(vip, "even." + TheLab.domain(), "/"));
    }
}
