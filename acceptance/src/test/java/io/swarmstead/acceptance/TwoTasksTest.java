package io.swarmstead.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

/**
 * A service has two tasks, and the plug of a host with one of them is pulled, which has not the VIP: of twenty requests a second
 * none is lost. Each cut is another one; {@code bench/README.md} has what was measured.
 */
@OnRealHosts
@Full("a host is cut and boots again, twice")
@Order(14)
final class TwoTasksTest {
    private static final String TASKS = "docker ps -q -f name=pair_web | wc -l";

    @TempDir
    static Path folder = Path.of("");

    private final Browser browser = Browser.trusting(TheLab.authority());
    private final String name = "pair." + TheLab.domain();

    @BeforeAll
    static void aServiceOfTwoTasks() {
        WebStack.deploy(folder, "pair", "pair");
    }

    @AfterAll
    static void putAway() {
        TheLab.swarmstead("stack", "rm", "pair", "--yes");
    }

    @RepeatedTest(2)
    void noRequestIsLostWhenTheHostOfOneOfThemIs() {
        String vip = TheLab.vip();
        await("the route is served").atMost(Duration.ofMinutes(1)).until(() -> browser.answers(vip, name, "/hosts"));
        String holder = TheLab.vipHolder();
        String host = TheLab.HOSTS.stream()
                .filter(each -> !each.equals(holder) && tasks(each) > 0)
                .findFirst()
                .orElseThrow();
        Prober prober = Prober.of(() -> browser.answers(vip, name, "/hosts"));
        try (prober) {
            await("it was asked").until(() -> prober.asked() > 20);
            TheLab.powerOff(host);
            await("another task runs in place of the lost one")
                    .atMost(Duration.ofMinutes(2))
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> TheLab.HOSTS.stream()
                                    .filter(each -> !each.equals(host))
                                    .mapToInt(TwoTasksTest::tasks)
                                    .sum()
                            == 2);
        } finally {
            TheLab.powerOn(host);
        }
        System.out.printf(
                "the host of one of two tasks cut: longest silence %.2f s, %d of %d requests lost%n",
                prober.longestSilence().toMillis() / 1e3, prober.failed(), prober.asked());

        TheLab.awaitWell(Duration.ofMinutes(3));
        assertThat(prober.failed()).as("of %d", prober.asked()).isZero();
    }

    private static int tasks(String host) {
        return Integer.parseInt(TheLab.on(host, TASKS).strip());
    }
}
