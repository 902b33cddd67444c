package io.swarmstead.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The power of all three hosts fails at once, and one of them stays dark. With {@code -Dalone=300} one waits for five minutes. */
@OnRealHosts
@Order(6)
final class TotalFailureTest {
    private static final Duration ALONE = Duration.ofSeconds(Integer.getInteger("alone", 30));

    /** What is on the host's own disk at the mount point, whatever is mounted over it. */
    private static final String BELOW =
            "d=$(mktemp -d) && mount --bind / $d && find $d/var/data -mindepth 1; umount $d && rmdir $d";

    private static final String LATE =
            "{ %s; } | grep -q . || printf 'empty '; systemctl is-active docker || true".formatted(BELOW);

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
        TheLab.awaitWell(Duration.ofMinutes(4));
        assertThat(TheLab.on("gamma", "cat /var/data/whoami/diary")).isEqualTo("what-was-written-before");
    }

    /** A volume of three copies cannot be written by one host, so its mount point is all that there is. */
    @Test
    void aHostThatIsAloneWaitsAndWritesNothingBelowTheMountPoint() {
        TheLab.cloud();
        TheLab.on("beta", "echo before > /var/data/whoami/diary; sync /var/data/whoami/diary");
        TheLab.powerOff("alpha", "beta", "gamma");

        TheLab.powerOn("alpha");
        await("alpha waits for the volume")
                .atMost(Duration.ofMinutes(1))
                .until(() -> TheLab.attempt("alpha", "systemctl is-active swarmstead-storage-gate")
                        .out()
                        .startsWith("activating"));
        await("nothing is written")
                .during(ALONE)
                .atMost(ALONE.plusMinutes(1))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> TheLab.on("alpha", LATE).equals("empty inactive"));
        assertThat(TheLab.attempt("alpha", "touch /var/data/stray").exitCode()).isNotZero();

        TheLab.powerOn("beta", "gamma");
        await("the stack serves its data again")
                .atMost(Duration.ofMinutes(4))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> diary().contains("before"));
        assertThat(TheLab.on("alpha", BELOW)).as("below the mount").isEmpty();
    }

    private static String diary() {
        try {
            return Browser.trusting(TheLab.authority()).get(TheLab.vip(), "whoami." + TheLab.domain(), "/data/diary");
        } catch (IOException notYet) {
            return "";
        }
    }
}
