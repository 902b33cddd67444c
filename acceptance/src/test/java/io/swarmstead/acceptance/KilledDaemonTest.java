package io.swarmstead.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A daemon is killed, or stopped so that it answers nobody while its process is there: another is there without anybody's
 * help, and so is whatever held on to it. How long each took is printed, and how many requests through the VIP were lost.
 * On the host that has the VIP; with {@code -Droles=all} on hosts of every role.
 */
@OnRealHosts
@Alone("how long the loss of a daemon is felt is told in seconds")
@Order(4)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class KilledDaemonTest {
    private static final String DATA =
            "for c in $(docker ps -qf name=whoami_web); do timeout 5 docker exec $c cat /data/kept; done";

    /** Succeeds where the steward has mended something since it was started. */
    private static final String REPAIRED =
            "tac /var/log/swarmstead/journal | sed '/\"started\"/q' | grep -qE '\"event\":\"(kills|has|starts|moves) '";

    /** What a host is to the others. */
    enum Role {
        HOLDER("the holder of the VIP"),
        LEADER("the swarm's leader"),
        NEITHER("a host that is neither");

        private final String words;

        Role(String words) {
            this.words = words;
        }

        private String host() {
            String holder = TheLab.vipHolder();
            String leader = TheLab.leader();
            return switch (this) {
                case HOLDER -> holder;
                case LEADER -> leader;
                case NEITHER ->
                    TheLab.HOSTS.stream()
                            .filter(host -> !host.equals(holder) && !host.equals(leader))
                            .findFirst()
                            .orElseThrow();
            };
        }
    }

    /**
     * Who is struck.
     *
     * @param process prints its process; nothing while there is none
     * @param well succeeds when it serves
     * @param killed the longest silence in seconds, for clients of the VIP, when it is killed
     * @param stopped the same, when it is stopped
     */
    record Victim(String name, String process, String well, int killed, int stopped) {
        static Victim unit(String unit, int killed, int stopped) {
            return new Victim(
                    unit,
                    "systemctl show -p MainPID --value " + unit,
                    "systemctl is-active --quiet " + unit,
                    killed,
                    stopped);
        }

        static final Victim BRICK = new Victim(
                "brick",
                "p=$(cat /run/gluster/vols/*/*.pid) && [ \"$(cat /proc/$p/comm)\" = glusterfsd ] && echo $p || true",
                "timeout 5 gluster volume status | grep -q '^Brick.*Y'",
                3,
                3);

        static final Victim TRAEFIK = new Victim(
                "traefik",
                "timeout 5 docker ps -qf name=ingress_traefik- | xargs -r docker inspect -f '{{.State.Pid}}'",
                "curl -fs -m 2 -o /dev/null http://127.0.0.1/ping",
                5,
                8);

        private String on(String host) {
            return TheLab.attempt(host, process).out().strip();
        }

        /** All of keepalived: the process that does the work is a child of the main one. */
        private void strike(String host, String signal, String present) {
            TheLab.on(
                    host,
                    name.equals("keepalived")
                            ? "systemctl kill -s %s keepalived".formatted(signal)
                            : "kill -%s %s".formatted(signal, present));
        }

        private boolean another(String host, String before) {
            String now = on(host);
            return !now.isEmpty()
                    && !now.equals("0")
                    && !now.equals(before)
                    && TheLab.attempt(host, well).exitCode() == 0;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /**
     * A Traefik that hangs has to be missed, by a check of a second and two more of keepalived; so has a steward, and a
     * Docker by three seconds more. Wide, because labs run side by side on busy machines.
     */
    private static final List<Victim> VICTIMS = List.of(
            Victim.unit("swarmstead-steward", 3, 5),
            Victim.unit("swarmstead-storage", 3, 6),
            Victim.unit("keepalived", 3, 5),
            Victim.unit("glusterd", 3, 3),
            Victim.BRICK,
            Victim.unit("docker", 3, 8),
            Victim.TRAEFIK);

    static Stream<Arguments> strikes() {
        return Arrays.stream(System.getProperty("roles", "holder").split(","))
                .map(role -> Role.valueOf(role.toUpperCase(Locale.ROOT)))
                .flatMap(role -> VICTIMS.stream().map(victim -> Arguments.of(victim, role)));
    }

    /**
     * The host of this role, with ladders at their first rungs: of two troubles of one thing within two minutes the steward
     * mends the first and alerts the second, and cases follow one another sooner.
     */
    private static String untouched(Role role) {
        String host = role.host();
        if (TheLab.attempt(host, REPAIRED).exitCode() == 0) {
            TheLab.on(host, "systemctl restart swarmstead-steward");
            TheLab.awaitWell(Duration.ofMinutes(2));
            return role.host();
        }
        return host;
    }

    @ParameterizedTest
    @MethodSource("strikes")
    @Order(1)
    @Tour("a daemon of any kind is killed, and another is there")
    void killedItIsBackAndSoIsWhatHeldOnToIt(Victim victim, Role role) {
        struck("KILL", victim, role, Duration.ofSeconds(victim.killed()));
    }

    @ParameterizedTest
    @MethodSource("strikes")
    @Order(2)
    @Full("the same daemons, stopped: each has to be missed first")
    void stoppedItIsBackAndSoIsWhatHeldOnToIt(Victim victim, Role role) {
        struck("STOP", victim, role, Duration.ofSeconds(victim.stopped()));
    }

    private static void struck(String signal, Victim victim, Role role, Duration longestSilence) {
        String host = untouched(role);
        TheLab.on(host, "echo kept > /var/data/whoami/kept");
        String before = victim.on(host);
        Browser browser = Browser.trusting(TheLab.authority());
        String name = "whoami." + TheLab.domain();

        long start = System.nanoTime();
        Duration back;
        Duration silence;
        long lost;
        try (Prober prober = Prober.of(() -> browser.answers(TheLab.vip(), name, "/"))) {
            victim.strike(host, signal, before);
            await(victim + " is another process")
                    .atMost(Duration.ofSeconds(100))
                    .pollInterval(Duration.ofMillis(200))
                    .until(() -> victim.another(host, before));
            back = Duration.ofNanos(System.nanoTime() - start);
            TheLab.awaitWell(Duration.ofMinutes(3));
            silence = prober.longestSilence();
            lost = prober.failed();
        }
        Duration well = Duration.ofNanos(System.nanoTime() - start);
        System.out.printf(
                "%s %s on %s: back after %.1f s, all well after %.1f s, longest silence %.2f s, %d requests lost%n",
                signal,
                victim,
                role.words,
                back.toMillis() / 1e3,
                well.toMillis() / 1e3,
                silence.toMillis() / 1e3,
                lost);

        assertThat(silence).isLessThan(longestSilence);
        await("both tasks see the volume, wherever they are")
                .atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(TheLab.HOSTS.stream()
                                .flatMap(each -> TheLab.on(each, DATA).lines()))
                        .containsExactly("kept", "kept"));
    }
}
