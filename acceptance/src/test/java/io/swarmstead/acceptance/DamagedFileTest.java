package io.swarmstead.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** A power cut has left half of a file of Docker's behind, which its part in the swarm does not start with. */
@OnRealHosts
@Full("a rare damage, which takes a minute to be mended")
@Order(4)
final class DamagedFileTest {
    private static final String TASKS = "/var/lib/docker/swarm/worker/tasks.db";

    @Test
    void itIsMovedAsideAndTheHostIsAMemberAgain() {
        String host = TheLab.vipHolder();
        Browser browser = Browser.trusting(TheLab.authority());
        try (Prober prober = Prober.of(() -> browser.answers(TheLab.vip(), "whoami." + TheLab.domain(), "/"))) {
            TheLab.on(host, """
                    systemctl stop docker.socket docker.service
                    dd if=/dev/urandom of=%s bs=4096 count=4 conv=notrunc status=none
                    systemctl start docker
                    """.formatted(TASKS));
            assertThat(TheLab.on(host, "docker info -f '{{.Swarm.LocalNodeState}}'"))
                    .isEqualTo("error");
            long start = System.nanoTime();

            TheLab.awaitWell(Duration.ofMinutes(3));
            System.out.printf(
                    "tasks.db damaged on the holder of the VIP: all well after %.1f s, longest silence %.2f s, %d requests lost%n",
                    (System.nanoTime() - start) / 1e9, prober.longestSilence().toMillis() / 1e3, prober.failed());
            assertThat(prober.longestSilence()).isLessThan(Duration.ofSeconds(3));
        }
        assertThat(TheLab.on(host, "ls %s.*".formatted(TASKS))).isNotEmpty();
    }
}
