package io.swarmstead.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A daemon is killed, or stopped so that it answers nobody while its process is there, on the host that has the VIP: it is
 * back without anybody's help, and so is whatever held on to it. How long each took is printed.
 */
@OnRealHosts
@Order(4)
final class KilledDaemonTest {
    private static final String DATA =
            "for c in $(docker ps -qf name=whoami_web); do timeout 5 docker exec $c cat /data/kept; done";

    @ParameterizedTest
    @CsvSource({
        "KILL, swarmstead-steward, 1.5",
        "STOP, swarmstead-steward, 3",
        "KILL, swarmstead-storage, 1.5",
        "STOP, swarmstead-storage, 6",
        "KILL, keepalived, 1.5",
        "KILL, glusterd, 1.5",
        "KILL, docker, 1.5"
    })
    void itIsBackAndSoIsWhatHeldOnToIt(String signal, String unit, double longestSilence) {
        TheLab.cloud();
        String holder = TheLab.vipHolder();
        TheLab.on(holder, "echo kept > /var/data/whoami/kept");
        String before = process(holder, unit);
        Browser browser = Browser.trusting(TheLab.authority());
        String name = "whoami." + TheLab.domain();

        long start = System.nanoTime();
        Duration back;
        Duration silence;
        try (Gaps gaps = Gaps.of(() -> browser.answers(TheLab.vip(), name, "/"))) {
            TheLab.on(holder, "kill -%s %s".formatted(signal, before));
            await(unit + " is another process")
                    .atMost(Duration.ofMinutes(1))
                    .pollInterval(Duration.ofMillis(200))
                    .until(() -> !process(holder, unit).equals(before)
                            && TheLab.attempt(holder, "systemctl is-active --quiet " + unit)
                                            .exitCode()
                                    == 0);
            back = Duration.ofNanos(System.nanoTime() - start);
            await("the cloud is well")
                    .atMost(Duration.ofMinutes(3))
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> TheLab.swarmstead("status").exitCode() == 0);
            silence = gaps.longest();
        }
        Duration well = Duration.ofNanos(System.nanoTime() - start);
        System.out.printf(
                "%s %s on the holder of the VIP: back after %.1f s, all well after %.1f s, longest silence %.2f s%n",
                signal, unit, back.toMillis() / 1e3, well.toMillis() / 1e3, silence.toMillis() / 1e3);

        assertThat(silence).isLessThan(Duration.ofMillis((long) (longestSilence * 1000)));
        for (String host : TheLab.HOSTS) {
            await("tasks on %s see the volume".formatted(host))
                    .atMost(Duration.ofMinutes(1))
                    .untilAsserted(
                            () -> assertThat(TheLab.on(host, DATA).lines()).allMatch("kept"::equals));
        }
    }

    private static String process(String host, String unit) {
        return TheLab.on(host, "systemctl show -p MainPID --value " + unit);
    }
}
