package io.swarmstead.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** An old state of gamma's copy is put back, as with a snapshot or an old disk: it is not served, and made anew. */
@OnRealHosts
@Full("a host boots twice, and its copy is made anew twice")
@Order(6)
final class OldCopyTest {
    private static final String LETTERS = "/var/data/runtime/letters";

    private static final String COPY = """
            cd /srv/brick/data/runtime/letters && find . -type f | sort | xargs md5sum
            """;

    /** Fails while nothing is mounted. */
    private static final String READ = "mountpoint -q /var/data && echo $(cat %1$s/letter; ls %1$s)".formatted(LETTERS);

    /** What gamma's mount says, again and again, until the test is over. */
    private static final String WATCH = """
            while [ ! -e /run/swarmstead-test-over ]; do
                %s
                sleep 0.2
            done
            """.formatted(READ);

    private static final String NEW = "new fresh letter";

    private static Path disk() {
        return TheLab.cloudFile().resolveSibling("hosts/gamma/brick");
    }

    @BeforeEach
    void lettersOfBefore() {
        TheLab.on(
                "alpha",
                "mkdir -p %1$s && cd %1$s && echo old > letter && echo old > doomed && rm -f fresh".formatted(LETTERS));
        tellsWhatItKnows("gamma");
        await("gamma's copy is marked").atMost(Duration.ofMinutes(1)).until(() -> mark() > 0);
    }

    @AfterEach
    void clean() {
        TheLab.on("gamma", "rm -rf /srv/brick/*.behind.* /srv/brick/kept* /run/swarmstead-test-over");
        TheLab.on("alpha", "rm -rf " + LETTERS);
    }

    @Test
    void theOldStateOfAHostsDiskIsNeverServedAndUpMakesTheCopyAnew() {
        TheLab.powerOff("gamma");
        machine("cp", "-a", disk() + "/data", disk() + "/kept");
        TheLab.powerOn("gamma");
        TheLab.awaitWell(Duration.ofMinutes(2));
        timePasses();

        TheLab.powerOff("gamma");
        machine("mv", disk() + "/data", disk() + "/kept.now");
        machine("mv", disk() + "/kept", disk() + "/data");
        TheLab.powerOn("gamma");
        long start = System.nanoTime();
        CompletableFuture<Run> watched = CompletableFuture.supplyAsync(() -> TheLab.attempt("gamma", WATCH), Run.ASIDE);

        awaitTold(OldCopyTest::readsOtherThanNew);
        System.out.printf("an old disk: told %.1f s after power on%n", (System.nanoTime() - start) / 1e9);
        madeAnew();
        TheLab.on("gamma", "touch /run/swarmstead-test-over");
        assertThat(watched.join().expect(0).out().lines()).isNotEmpty().containsOnly(NEW);
    }

    /** As on a virtual machine that is resumed with its memory: glusterd does not start, and no gate is passed. */
    @Test
    void anOldStateThatIsServedAlreadyIsFoundByTheSteward() {
        TheLab.on("gamma", "cp -a /srv/brick/data /srv/brick/kept");
        timePasses();
        TheLab.on("gamma", """
                cd /srv/brick
                pkill -KILL glusterfsd
                mv data kept.now && mv kept data
                for try in $(seq 20); do gluster --mode=script volume start swarmstead force && exit; sleep 1; done
                exit 1
                """);
        assertThat(TheLab.on("gamma", "cat /srv/brick/data/runtime/letters/letter"))
                .as("it is back")
                .isEqualTo("old");
        long start = System.nanoTime();
        TheLab.HOSTS.forEach(OldCopyTest::tellsWhatItKnows);

        awaitTold(() -> false);
        System.out.printf("an old state while it runs: told after %.1f s%n", (System.nanoTime() - start) / 1e9);
        madeAnew();
        assertThat(TheLab.on("gamma", READ)).isEqualTo(NEW);
    }

    /** What an hour does, in seconds: files change on the served copy, and its mark grows and is told. */
    private static void timePasses() {
        TheLab.on("alpha", "cd %s && echo new > letter && rm doomed && echo new > fresh".formatted(LETTERS));
        long before = mark();
        for (int round = 0; round < 2; round++) {
            long now = mark();
            tellsWhatItKnows("gamma");
            await("gamma's mark grows").atMost(Duration.ofMinutes(1)).until(() -> mark() > now);
        }
        assertThat(mark()).isGreaterThan(before + 1);
        List.of("alpha", "beta").forEach(OldCopyTest::tellsWhatItKnows);
        await("the others remember it")
                .atMost(Duration.ofMinutes(1))
                .until(() -> TheLab.attempt(
                                        "alpha",
                                        "cd /var/data/config/.swarmstead/marks && grep -qx 'gamma %1$d' alpha && grep -qx 'gamma %1$d' beta"
                                                .formatted(mark() - 1))
                                .exitCode()
                        == 0);
    }

    /** A steward does so when it starts. */
    private static void tellsWhatItKnows(String host) {
        TheLab.on(host, "systemctl restart swarmstead-steward");
    }

    private static long mark() {
        String mark = TheLab.on("gamma", "cat /srv/brick/data/.glusterfs/swarmstead-mark 2> /dev/null || echo 0");
        return Long.parseLong(mark);
    }

    /** @param tooLate when somebody has read what is old */
    private static void awaitTold(Callable<Boolean> tooLate) {
        await("status tells")
                .atMost(Duration.ofMinutes(4))
                .pollInterval(Duration.ofSeconds(1))
                .failFast("gamma reads the old state", tooLate)
                .untilAsserted(() -> assertThat(TheLab.swarmstead("status").out())
                        .contains("the copy of gamma went back in time, and lies at /srv/brick/data.behind.")
                        .contains("gamma: the copy here went back in time and is not served"));
    }

    private static boolean readsOtherThanNew() {
        Run reads = TheLab.attempt("gamma", READ);
        return reads.exitCode() == 0 && !reads.out().strip().equals(NEW);
    }

    private static void madeAnew() {
        TheLab.swarmstead("up", "--yes").expect(0);
        TheLab.awaitWell(Duration.ofMinutes(3));
        String copy = TheLab.on("alpha", COPY);
        assertThat(TheLab.on("beta", COPY)).isEqualTo(copy);
        await("the copy is whole")
                .atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(TheLab.on("gamma", COPY)).isEqualTo(copy));
        assertThat(TheLab.on("gamma", "cat /srv/brick/data.behind.*/runtime/letters/doomed"))
                .isEqualTo("old");
        assertThat(TheLab.swarmstead("up", "--dry-run").expect(0).out()).contains("nothing to do");
    }

    private static void machine(String... command) {
        Run.of(List.of(command)).expect(0);
    }
}
