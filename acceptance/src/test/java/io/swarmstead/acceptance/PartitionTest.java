package io.swarmstead.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The cable of one host is unplugged for a minute: of the host that has the VIP and runs the one task of a service that
 * writes. All hosts have one clock here, so what each of them noted down can be compared.
 */
@OnRealHosts
@Alone("who has the VIP is held against the time, by quarters of a second")
@Full("a cable is unplugged for a minute")
@Order(5)
final class PartitionTest {
    private static final Duration CUT = Duration.ofSeconds(60);

    private static final String DIARY = """
            version: "3.8"
            services:
              writer:
                image: busybox:stable
                environment: {HOST: "{{.Node.Hostname}}"}
                command: [sh, -c, "while :; do read -r up _ < /proc/uptime; echo \\"$$up $$HOST\\" >> /data/lines; sleep 0.1; done"]
                init: true
                volumes: ["/var/data/diary/data:/data"]
                deploy: {update_config: {order: stop-first}, restart_policy: {delay: 0s}}
            """;

    /** A line for each quarter of a second in which the host has the VIP: the time since the boot. */
    private static final String HOLDING = """
            cat > /run/holding.sh << 'END'
            for turn in $(seq 360); do
                ip -o addr show to %s | grep -q . && cut -d ' ' -f 1 /proc/uptime
                sleep 0.25
            done > /run/holding
            END
            setsid -f bash /run/holding.sh > /dev/null 2>&1 < /dev/null
            """;

    @TempDir
    static Path folder = Path.of("");

    @AfterEach
    void putAway() {
        TheLab.plugIn(TheLab.HOSTS);
        TheLab.swarmstead("stack", "rm", "diary", "--yes");
        TheLab.on("alpha", "rm -rf /var/data/diary /var/data/config/.swarmstead/deployments/diary");
    }

    @Test
    void theMinorityStopsItsWriterBeforeTheMajorityStartsAnother() {
        String lonely = TheLab.vipHolder();
        List<String> others =
                TheLab.HOSTS.stream().filter(host -> !host.equals(lonely)).toList();
        String other = others.getFirst();
        deployOn(lonely, others);
        TheLab.HOSTS.forEach(host -> TheLab.on(host, HOLDING.formatted(TheLab.vip())));

        double cut = uptime(other);
        TheLab.unplug(lonely);
        await("the majority's task")
                .atMost(CUT.multipliedBy(2))
                .until(() -> TheLab.on(other, "tail -n 1 /var/data/diary/data/lines"), line -> !line.endsWith(lonely));
        String taker = TheLab.on(other, "tail -n 1 /var/data/diary/data/lines").split(" ")[1];
        await("the minute is over").atMost(CUT.multipliedBy(2)).until(() -> uptime(other) - cut > CUT.toSeconds());
        TheLab.plugIn(List.of(lonely));

        Instant ended = container(lonely, "FinishedAt");
        Instant started = container(taker, "StartedAt");
        double given = held(lonely).filter(at -> at > cut).max(Double::compare).orElse(cut);
        double taken = others.stream()
                .flatMap(PartitionTest::held)
                .min(Double::compare)
                .orElseThrow();
        System.out.printf(
                "one | two: the minority's writer ended %.1f s after the cut, the majority's began %.1f s after that;"
                        + " the VIP was given up after %.1f s and taken after %.1f s%n",
                seconds(ended, other) - cut,
                Duration.between(ended, started).toMillis() / 1e3,
                given - cut,
                taken - cut);
        assertThat(ended).isBefore(started);
        assertThat(given - cut).isLessThan(8);
        assertThat(TheLab.on(lonely, "grep '\"fence\"' /var/log/swarmstead/journal"))
                .contains("stopped the container diary_writer.1.");

        TheLab.awaitWell(Duration.ofMinutes(3));
        assertThat(TheLab.vipHolders()).hasSize(1);
        assertThat(TheLab.on(other, "gluster volume heal swarmstead info split-brain | grep '^Number of entries'")
                        .lines())
                .containsExactlyElementsOf(Collections.nCopies(3, "Number of entries in split-brain: 0"));
        assertThat(TheLab.on(other, "cut -d ' ' -f 2 /var/data/diary/data/lines | uniq")
                        .lines())
                .as("one writer after the other")
                .startsWith(lonely)
                .doesNotHaveDuplicates();
    }

    /** The others take nothing while it is placed, and everything afterwards. */
    private static void deployOn(String host, List<String> others) {
        others.forEach(other -> TheLab.on(host, "docker node update --availability pause " + other));
        Path file = Run.write(folder.resolve("diary.yml"), DIARY);
        Run deployed = TheLab.swarmstead("stack", "deploy", "diary", "-f", file.toString(), "--yes");
        others.forEach(other -> TheLab.on(host, "docker node update --availability active " + other));
        deployed.expect(0);
        await("it writes")
                .until(() ->
                        TheLab.on(host, "tail -n 1 /var/data/diary/data/lines").endsWith(host));
    }

    /** The host has been plugged in for less than a second when this is asked for the first time. */
    private static Instant container(String host, String what) {
        String script = "docker inspect -f '{{.State.%s}}' $(docker ps -alq -f name=diary_writer)".formatted(what);
        await(host + " answers").until(() -> TheLab.attempt(host, script).exitCode() == 0);
        return Instant.parse(TheLab.on(host, script));
    }

    private static Stream<Double> held(String host) {
        return TheLab.on(host, "cat /run/holding").lines().map(Double::valueOf);
    }

    private static double uptime(String host) {
        return Double.parseDouble(TheLab.on(host, "cut -d ' ' -f 1 /proc/uptime"));
    }

    /** The same moment as the time since the boot. */
    private static double seconds(Instant moment, String host) {
        return uptime(host) - Duration.between(moment, Instant.now()).toMillis() / 1e3;
    }
}
