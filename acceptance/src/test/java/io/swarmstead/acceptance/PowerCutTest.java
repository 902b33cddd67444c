package io.swarmstead.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Somebody pulls the plug of the host that has the VIP. */
@OnRealHosts
@Order(5)
final class PowerCutTest {
    private static final Duration LONGEST_SILENCE = Duration.ofMillis(1500);
    private static final Duration LONGEST_STALL = Duration.ofSeconds(6);

    @Test
    void theVipAnswersAgainTheWriterStallsShortlyAndTheHostReturnsUnattended() {
        TheLab.cloud();
        String holder = TheLab.vipHolder();
        String survivor = TheLab.HOSTS.stream()
                .filter(host -> !host.equals(holder))
                .findFirst()
                .orElseThrow();
        Browser browser = Browser.trusting(TheLab.authority());
        String name = "whoami." + TheLab.domain();

        Writer writer = Writer.on(survivor, Duration.ofSeconds(20));
        try (Gaps gaps = Gaps.of(() -> browser.answers(TheLab.vip(), name, "/"))) {
            await().until(() -> TheLab.attempt(survivor, "[ -s /var/data/runtime/writer-%s ]".formatted(survivor))
                            .exitCode()
                    == 0);
            TheLab.powerOff(holder);
            assertThat(writer.longestStall()).isLessThan(LONGEST_STALL);
            assertThat(gaps.longest()).isLessThan(LONGEST_SILENCE);
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
