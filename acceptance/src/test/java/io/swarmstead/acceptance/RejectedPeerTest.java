package io.swarmstead.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * What glusterd of one host knows of the volume is not what the others know, so that they reject each other. It learns that
 * anew, while the copy there is served and written to.
 */
@OnRealHosts
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
        TheLab.cloud();
        String leader = TheLab.leader();
        String host = TheLab.HOSTS.stream()
                .filter(other -> !other.equals(leader))
                .findFirst()
                .orElseThrow();
        String processes = TheLab.on(host, PROCESSES);
        String aside = TheLab.on(host, ASIDE);
        Browser browser = Browser.trusting(TheLab.authority());
        try (Gaps gaps = Gaps.of(() -> browser.answers(TheLab.vip(), "whoami." + TheLab.domain(), "/"))) {
            Writer writer = Writer.on(host, Duration.ofSeconds(165));
            TheLab.on(
                    host,
                    "systemctl stop glusterd; sed -i 's/^network.ping-timeout=.*/network.ping-timeout=7/' %s; systemctl start glusterd"
                            .formatted(INFO));
            long start = System.nanoTime();
            await("they reject each other")
                    .atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(TheLab.on(host, STATES)).isEqualTo("6 6"));
            TheLab.on(leader, "echo meanwhile > /var/data/runtime/meanwhile");

            await("what it knew is moved aside")
                    .atMost(Duration.ofMinutes(4))
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> !TheLab.on(host, ASIDE).equals(aside));
            TheLab.awaitWell(Duration.ofMinutes(1));
            System.out.printf(
                    "%s rejected: all well after %.1f s, longest silence %.2f s, %d requests lost, longest stall of a writer there %.2f s%n",
                    host,
                    (System.nanoTime() - start) / 1e9,
                    gaps.longest().toMillis() / 1e3,
                    gaps.lost(),
                    writer.longestStall().toMillis() / 1e3);
            assertThat(gaps.longest()).isLessThan(Duration.ofSeconds(1));
            assertThat(writer.longestStall()).isLessThan(Duration.ofSeconds(3));
        }
        assertThat(TheLab.on(host, PROCESSES)).isEqualTo(processes);
        for (String one : TheLab.HOSTS) {
            assertThat(TheLab.on(one, STATES)).as(one).isEqualTo("3 3");
            assertThat(TheLab.on(one, "gluster pool list | tail -n +2"))
                    .as(one)
                    .hasLineCount(3)
                    .doesNotContain("Disconnected");
            assertThat(TheLab.on(one, "gluster volume status swarmstead detail | grep -E '^(TCP Port|Online) '"))
                    .as(one)
                    .doesNotContain("N/A")
                    .doesNotContainPattern("Online.* N");
            assertThat(TheLab.on(one, "cat /srv/brick/data/runtime/meanwhile"))
                    .as(one)
                    .isEqualTo("meanwhile");
        }
    }
}
