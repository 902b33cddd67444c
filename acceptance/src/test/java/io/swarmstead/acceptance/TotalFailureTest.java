package io.swarmstead.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The power of all three hosts fails at once, and one of them stays dark. */
@OnRealHosts
@Order(6)
final class TotalFailureTest {
    @Test
    void twoOfThreeComeBackByThemselvesWithTheirDataAndThenTheThird() {
        TheLab.cloud();
        TheLab.on("alpha", "echo what-was-written-before > /var/data/whoami/diary; sync /var/data/whoami/diary");
        TheLab.powerOff("alpha", "beta", "gamma");

        TheLab.powerOn("alpha", "beta");
        await("the stack serves its data again")
                .atMost(Duration.ofMinutes(4))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> diary().contains("what-was-written-before"));

        TheLab.powerOn("gamma");
        await("gamma is in full service")
                .atMost(Duration.ofMinutes(4))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> TheLab.swarmstead("status").exitCode() == 0);
        assertThat(TheLab.on("gamma", "cat /var/data/whoami/diary")).isEqualTo("what-was-written-before");
    }

    private static String diary() {
        try {
            return Browser.trusting(TheLab.authority()).get(TheLab.vip(), "whoami." + TheLab.domain(), "/data/diary");
        } catch (IOException notYet) {
            return "";
        }
    }
}
