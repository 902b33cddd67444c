package io.swarmstead.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Somebody pulls the plug of the host that has the VIP. */
@OnRealHosts
@Alone("who misses the host is felt for seconds, and less")
@Tour("the plug of the host with the VIP is pulled, and the host returns by itself")
@Order(5)
final class PowerCutTest {
    private static final Duration LONGEST_SILENCE = Duration.ofMillis(1500);
    private static final Duration LONGEST_STALL = Duration.ofSeconds(6);

    /** Gluster waits for a host that answers nothing; a writer that never stalled has met no cut. */
    private static final Duration SHORTEST_STALL = Duration.ofSeconds(1);

    @Test
    void theVipAnswersAgainTheWriterStallsShortlyAndTheHostReturnsUnattended() {
        String holder = TheLab.vipHolder();
        String survivor = TheLab.HOSTS.stream()
                .filter(host -> !host.equals(holder))
                .findFirst()
                .orElseThrow();
        Browser browser = Browser.trusting(TheLab.authority());
        String name = "whoami." + TheLab.domain();

        Writer writer = Writer.on(survivor);
        try (Prober prober = Prober.of(() -> browser.answers(TheLab.vip(), name, "/"))) {
            TheLab.powerOff(holder);
            assertThat(writer.longestStall()).isBetween(SHORTEST_STALL, LONGEST_STALL);
            assertThat(prober.longestSilence()).isLessThan(LONGEST_SILENCE);
        }
        String taker = TheLab.vipHolder();
        assertThat(taker).isNotEqualTo(holder);

        TheLab.powerOn(holder);
        TheLab.awaitWell(Duration.ofMinutes(3));
        assertThat(TheLab.on(holder, "findmnt -n -o FSTYPE /var/data")).isEqualTo("fuse.glusterfs");
        assertThat(TheLab.vipHolders()).containsExactly(taker);
        assertThat(TheLab.swarmstead("up", "--dry-run").expect(0).out()).contains("nothing to do");
    }
}
