package io.swarmstead.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The VIP is taken off its holder behind keepalived's back, as a network manager does that is reloaded. */
@OnRealHosts
@Alone("three seconds are allowed to the VIP")
@Full("keepalived does that alone; the tour cuts its host")
@Order(4)
final class LostAddressTest {
    @Test
    void keepalivedSeesItAndOneHostHasItAgain() {
        String host = TheLab.vipHolder();
        Browser browser = Browser.trusting(TheLab.authority());
        try (Prober prober = Prober.of(() -> browser.answers(TheLab.vip(), "whoami." + TheLab.domain(), "/"))) {
            TheLab.on(host, """
                    device=$(ip -o addr show to %1$s/32 | awk '{ print $2 }')
                    ip addr del %1$s/32 dev "$device"
                    """.formatted(TheLab.vip()));

            await("one host has the VIP")
                    .atMost(Duration.ofSeconds(20))
                    .pollInterval(Duration.ofMillis(200))
                    .untilAsserted(() -> assertThat(TheLab.vipHolders()).hasSize(1));
            TheLab.awaitWell(Duration.ofMinutes(1));
            System.out.printf(
                    "the VIP taken off its holder: longest silence %.2f s, %d requests lost%n",
                    prober.longestSilence().toMillis() / 1e3, prober.failed());
            assertThat(prober.longestSilence()).isLessThan(Duration.ofSeconds(3));
        }
    }
}
