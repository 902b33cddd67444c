package io.swarmstead.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * What glusterd of one host knows of the volume is not what the others know, so that they reject each other; or a power cut
 * has left nothing of it, and glusterd does not start. It learns that anew, while the copy there is served and written to.
 */
@OnRealHosts
@Full("a rare state of Gluster, which is looked at for a minute before anything is done")
@Order(4)
final class RejectedPeerTest {
    private static final String INFO = "/var/lib/glusterd/vols/swarmstead/info";
    private static final String STATES = "sed -n 's/^state=//p' /var/lib/glusterd/peers/* | paste -sd ' '";
    private static final String ASIDE = "ls -d /var/lib/glusterd/vols.* 2> /dev/null | wc -l";

    /** The processes of the copy and of the volume's client, and when each was started. */
    private static final String PROCESSES = """
            for process in $(cat /run/gluster/vols/*/*.pid) $(systemctl show -p MainPID --value swarmstead-storage); do
                cut -d ' ' -f 1,22 /proc/$process/stat
            done
            """;

    @Test
    void itLearnsTheVolumeAnewAndNobodyNotices() {
        String host = follower();
        learnsAnew(host, "rejected", "sed -i 's/^network.ping-timeout=.*/network.ping-timeout=7/' " + INFO, () -> {
            await("they reject each other")
                    .atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(TheLab.on(host, STATES)).isEqualTo("6 6"));
        });
    }

    @Test
    @EnabledIfSystemProperty(
            named = "emptied",
            matches = "true",
            disabledReason = "the same act as above; -Demptied=true")
    void soDoesOneThatDoesNotStart() {
        learnsAnew(follower(), "without settings", "truncate -s 0 " + INFO, () -> {});
    }

    private static String follower() {
        String leader = TheLab.leader();
        return TheLab.HOSTS.stream()
                .filter(host -> !host.equals(leader))
                .findFirst()
                .orElseThrow();
    }

    private static void learnsAnew(String host, String struck, String damage, Runnable seen) {
        String processes = TheLab.on(host, PROCESSES);
        String aside = TheLab.on(host, ASIDE);
        Browser browser = Browser.trusting(TheLab.authority());
        try (Prober prober = Prober.of(() -> browser.answers(TheLab.vip(), "whoami." + TheLab.domain(), "/"))) {
            Writer writer = Writer.on(host);
            TheLab.on(host, "systemctl stop glusterd; %s; systemctl --no-block start glusterd".formatted(damage));
            long start = System.nanoTime();
            seen.run();
            TheLab.on(TheLab.leader(), "date > /var/data/runtime/meanwhile");

            await("what it knew is moved aside")
                    .atMost(Duration.ofMinutes(4))
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> !TheLab.on(host, ASIDE).equals(aside));
            TheLab.awaitWell(Duration.ofMinutes(1));
            Duration stall = writer.longestStall();
            System.out.printf(
                    "glusterd of %s %s: all well after %.1f s, longest silence %.2f s, %d requests lost, longest stall of a writer there %.2f s%n",
                    host,
                    struck,
                    (System.nanoTime() - start) / 1e9,
                    prober.longestSilence().toMillis() / 1e3,
                    prober.failed(),
                    stall.toMillis() / 1e3);
            assertThat(prober.longestSilence()).isLessThan(Duration.ofSeconds(1));
            assertThat(stall).isLessThan(Duration.ofSeconds(3));
        }
        assertThat(TheLab.on(host, PROCESSES)).isEqualTo(processes);
        TheLab.HOSTS.forEach(RejectedPeerTest::hasAllCopies);
    }

    /** It has its peers, knows where every copy is, and has what was written last. */
    private static void hasAllCopies(String host) {
        assertThat(TheLab.on(host, STATES)).as(host).isEqualTo("3 3");
        assertThat(TheLab.on(host, "gluster pool list | tail -n +2"))
                .as(host)
                .hasLineCount(3)
                .doesNotContain("Disconnected");
        assertThat(TheLab.on(host, "gluster volume status swarmstead detail | grep -E '^(TCP Port|Online) '"))
                .as(host)
                .hasLineCount(6)
                .doesNotContain("N/A")
                .doesNotContainPattern(": N");
        assertThat(TheLab.on(host, "cat /srv/brick/data/runtime/meanwhile"))
                .as(host)
                .isEqualTo(TheLab.on(host, "cat /var/data/runtime/meanwhile"));
    }
}
