package io.swarmstead.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The power of all three hosts fails at once, and one of them stays dark. With {@code -Dalone=300} one waits for five minutes. */
@OnRealHosts
@Alone("how long hosts are on their way back is told in seconds")
@Order(6)
final class TotalFailureTest {
    private static final Duration ALONE = Duration.ofSeconds(Integer.getInteger("alone", 30));

    /** The mount point on the host's own disk, and what is in it, whatever is mounted over it. */
    private static final String BELOW =
            "d=$(mktemp -d) && mount --bind / $d && find $d/var/data -printf '<%P>'; umount $d && rmdir $d";

    private static final String EMPTY = "<>";

    private static final String LATE = BELOW + "; systemctl is-active docker || true";

    @Test
    @Tour("two of three come back from the loss of all, with their data")
    void twoOfThreeComeBackByThemselvesWithTheirDataAndThenTheThird() {
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
    @Full("a host is left alone for half a minute, and three boot once more")
    void aHostThatIsAloneWaitsAndWritesNothingBelowTheMountPoint() {
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
                .until(() -> TheLab.on("alpha", LATE).equals(EMPTY + "inactive"));
        TheLab.on("alpha", "! touch /var/data/stray 2> /dev/null");

        TheLab.powerOn("beta", "gamma");
        await("the stack serves its data again")
                .atMost(Duration.ofMinutes(4))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> diary().contains("before"));
        assertThat(TheLab.on("alpha", BELOW)).as("below the mount").isEqualTo(EMPTY);
    }

    private static String diary() {
        try {
            return Browser.trusting(TheLab.authority()).get(TheLab.vip(), "whoami." + TheLab.domain(), "/data/diary");
        } catch (IOException notYet) {
            return "";
        }
    }
}
