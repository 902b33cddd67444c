package io.swarmstead.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The disks of the swarm's leader die, and its owner installs the host anew. */
@OnRealHosts
@Full("a host is installed from nothing")
@Order(6)
final class ReinstalledHostTest {
    private static final int FILES = 200;

    private static final String COPY = """
            cd $(sed -n 's/^path=//p' /var/lib/glusterd/vols/swarmstead/bricks/* | head -n 1)/runtime/precious
            find . -type f | sort | xargs md5sum
            """;

    /** Where the volume is mounted it has never less than all files. Ends when the host is well. */
    private static final String WATCH = """
            while [ ! -e /run/swarmstead-test-over ]; do
                mountpoint -q /var/data && ls /var/data/runtime/precious | wc -l
                sleep 0.2
            done
            """;

    @Test
    void oneUpTakesTheHostBackAndItsCopyIsWhole() {
        String host = TheLab.leader();
        TheLab.on(
                host,
                "mkdir -p /var/data/runtime/precious && cd /var/data/runtime/precious && for i in $(seq %d); do echo $i > $i; done"
                        .formatted(FILES));
        String before = TheLab.on(host, COPY);
        Browser browser = Browser.trusting(TheLab.authority());
        long start;
        try (Prober prober = Prober.of(() -> browser.answers(TheLab.vip(), "whoami." + TheLab.domain(), "/"))) {
            TheLab.reinstall(host);
            start = System.nanoTime();
            CompletableFuture<Run> watched =
                    CompletableFuture.supplyAsync(() -> TheLab.attempt(host, WATCH), Run.ASIDE);

            TheLab.swarmstead("up", "--yes").expect(0);
            System.out.printf(
                    "the leader's host reinstalled: taken back by one up in %.1f s, longest silence %.2f s, %d requests lost%n",
                    (System.nanoTime() - start) / 1e9, prober.longestSilence().toMillis() / 1e3, prober.failed());

            TheLab.on(host, "touch /run/swarmstead-test-over");
            assertThat(watched.join().expect(0).out().lines()).isNotEmpty().containsOnly(String.valueOf(FILES));
            assertThat(prober.longestSilence()).isLessThan(Duration.ofSeconds(3));
        }
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(TheLab.on(host, COPY)).isEqualTo(before));
        assertThat(TheLab.on(host, "docker node ls --format '{{.Status}} {{.ManagerStatus}}'")
                        .lines())
                .hasSize(3)
                .allMatch(node -> node.startsWith("Ready "));
        assertThat(TheLab.swarmstead("up", "--dry-run").expect(0).out()).contains("nothing to do");
        TheLab.on(host, "rm -r /var/data/runtime/precious");
    }
}
