package io.swarmstead.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Somebody has taken a container over, and tries from its network whatever the hosts and their engines listen to. */
@OnRealHosts
@Full("a container tries every port of every host, from five places")
@Order(8)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class ContainerAttackTest {
    private static final int PUBLISHED = 8081;

    /** On two networks, one of which is Traefik's, and as an ordinary user. */
    private static final String STACK = """
            version: "3.8"
            services:
              web:
                image: busybox:stable
                user: "1000"
                command: httpd -f -p 8080 -h /etc
                stop_grace_period: 1s
                networks: [default, traefik_public]
                ports: [{target: 8080, published: %d, mode: host}]
                deploy: {mode: global}
            networks:
              traefik_public: {external: true}
            """.formatted(PUBLISHED);

    /** As often as one likes: systemd takes many starts in a short time for a fault. */
    private static final String RELOAD =
            "systemctl reset-failed swarmstead-firewall; systemctl restart swarmstead-firewall";

    private static final Intruder PLAIN = new Intruder("alpha", "on Docker's own bridge", "echo intruder-plain");
    private static final Intruder APART = new Intruder("alpha", "on a bridge of its own", "echo intruder-apart");
    private static final Intruder OF_A_STACK = ofTheStackOn("alpha");

    /** What listens on hosts, the bricks among it, and the ends of what bricks may take. */
    private static final List<String> PORTS =
            new ArrayList<>(List.of("111", "2377", "7946", "9480", "9481", "24007", "24008", "49152", "60999"));

    /** Prints the port of the host's brick. */
    private static final String BRICK = "ss -Hltnp | awk '/\"glusterfsd\"/ { sub(\".*:\", \"\", $4); print $4; exit }'";

    @TempDir
    static Path folder = Path.of("");

    private static Intruder ofTheStackOn(String host) {
        return new Intruder(host, "a task on traefik_public", "docker ps -qf name=attack_web");
    }

    static Stream<Intruder> intruders() {
        return Stream.of(PLAIN, APART, OF_A_STACK, ofTheStackOn("beta"), ofTheStackOn("gamma"));
    }

    @BeforeAll
    static void containersInACloud() {
        putAway();
        TheLab.swarmstead(
                        "stack",
                        "deploy",
                        "attack",
                        "-f",
                        Run.write(folder.resolve("attack.yml"), STACK).toString(),
                        "--yes")
                .expect(0);
        TheLab.on("alpha", """
                docker network create intruder > /dev/null
                docker run -d --name intruder-plain busybox:stable sleep inf
                docker run -d --name intruder-apart --network intruder busybox:stable sleep inf
                """);
        TheLab.HOSTS.forEach(host -> PORTS.add(TheLab.on(host, BRICK)));
    }

    @AfterAll
    static void putAway() {
        TheLab.swarmstead("stack", "rm", "attack", "--with-data", "--yes");
        TheLab.attempt("alpha", "docker rm -f intruder-plain intruder-apart; docker network rm intruder");
    }

    /** Every address of the cloud that he knows of, and his own host's on his bridge. */
    private static List<String> addresses(Intruder intruder) {
        List<String> all =
                new ArrayList<>(TheLab.HOSTS.stream().map(TheLab::address).toList());
        all.addAll(List.of(TheLab.vip(), intruder.gateway()));
        return all;
    }

    private static List<String> each(List<String> addresses, List<String> ports) {
        return addresses.stream()
                .flatMap(address -> ports.stream().map(port -> address + " " + port))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("intruders")
    @Order(1)
    void noPortOfAnEngineAnswersAnywhere(Intruder intruder) {
        String linkLocal = intruder.linkLocalGateway();
        List<String> targets = new ArrayList<>(each(addresses(intruder), PORTS));
        targets.addAll(each(List.of(linkLocal), PORTS));
        List<String> ofItsOwnHost =
                List.of(TheLab.address(intruder.host()), TheLab.vip(), intruder.gateway(), linkLocal);

        // Traefik asks its own host for the page, and is a container, too
        assertThat(intruder.reaches(targets)).isSubsetOf(each(ofItsOwnHost, List.of("9481")));
    }

    @Test
    @Order(1)
    void noPortOfAnEngineAnswersTheContainersOwnUser() {
        assertThat(TheLab.on("alpha", """
                for address in %s; do
                    for port in 2377 7946 24007; do
                        docker exec $(%s) timeout 2 nc -z $address $port && echo $address $port
                    done
                done; true
                """.formatted(String.join(" ", addresses(OF_A_STACK)), OF_A_STACK.container())))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("intruders")
    @Order(1)
    void noPacketForAnEngineArrivesWhoeverItClaimsToBeFrom(Intruder intruder) {
        List<String> addresses = addresses(intruder);
        // VXLAN, gossip, the port mapper, VRRP, GRE, SCTP
        List<String> targets = addresses.stream()
                .flatMap(address -> Stream.of(
                                "udp %s 4789", "udp %s 7946", "udp %s 111", "112 %s 0", "47 %s 0", "132 %s 0")
                        .map(target -> target.formatted(address)))
                .toList();
        List<String> forged = new ArrayList<>(targets);
        addresses.forEach(address -> forged.add("tcp %s 24007".formatted(address)));
        try (Arrivals arrivals = Arrivals.counted()) {
            intruder.sends("0.0.0.0", targets);
            for (String host : TheLab.HOSTS) {
                intruder.sends(TheLab.address(host), forged);
            }
            intruder.sends(TheLab.vip(), forged);

            for (String host : TheLab.HOSTS) {
                assertThat(arrivals.on(host)).as(host).isZero();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("intruders")
    @Order(1)
    void nobodyMountsTheVolume(Intruder intruder) {
        assertThat(intruder.runs("""
                for server in %s; do
                    mkdir -p /run/intruder/$server
                    unshare -m timeout 15 bash -s $server << 'MOUNT' &
                        glusterfs --no-daemon --volfile-server=$1 --volfile-id=/swarmstead /run/intruder/$1 &> /dev/null &
                        until mountpoint -q /run/intruder/$1; do sleep 0.2; kill -0 $! || break; done
                        timeout -s KILL 5 cat /run/intruder/$1/.swarmstead
                        kill -9 $!
                MOUNT
                done
                wait
                """.formatted(String.join(" ", addresses(intruder))))
                        .out())
                .isEmpty();
    }

    /** Disabled meanwhile: the stewards would load it anew. */
    @Test
    @Order(2)
    void aConnectionOfBeforeTheFirewallIsCutOffByIt() {
        String beta = TheLab.address("beta");
        TheLab.on("alpha", "systemctl disable -q swarmstead-firewall; nft delete table inet swarmstead");
        try {
            assertThat(PLAIN.isCutOff(beta, 24007, "true")).isFalse();
            assertThat(PLAIN.isCutOff(beta, 24007, RELOAD))
                    .as("to another host")
                    .isTrue();
            TheLab.on("alpha", "nft delete table inet swarmstead");
            assertThat(PLAIN.isCutOff(PLAIN.gateway(), 24007, RELOAD))
                    .as("to its own host")
                    .isTrue();
        } finally {
            TheLab.on("alpha", "systemctl enable -q swarmstead-firewall; " + RELOAD);
        }
    }

    @Test
    @Order(2)
    void nobodySlipsInWhileTheFirewallIsLoadedAnew() throws Exception {
        InetSocketAddress glusterd = new InetSocketAddress(TheLab.address("alpha"), 24007);
        List<Future<Boolean>> attempts = new ArrayList<>();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<String> reloads =
                    executor.submit(() -> TheLab.on("alpha", "for _ in $(seq 20); do %s; done".formatted(RELOAD)));
            while (!reloads.isDone()) {
                attempts.add(executor.submit(() -> arrives(glusterd)));
                Thread.sleep(Duration.ofMillis(5));
            }
            reloads.get();
        }
        int arrived = 0;
        for (Future<Boolean> attempt : attempts) {
            arrived += attempt.get() ? 1 : 0;
        }
        System.out.printf("%d connections tried while the firewall was loaded 20 times%n", attempts.size());
        assertThat(arrived).isZero();
    }

    private static boolean arrives(InetSocketAddress target) {
        try (Socket socket = new Socket()) {
            socket.connect(target, 300);
            return true;
        } catch (ConnectException _) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    @Test
    @Order(3)
    void hostsStillTakeFromOneAnotherWhatTheyDoNotTakeFromContainers() {
        try (Arrivals arrivals = Arrivals.counted()) {
            // the same program and the same packet, in the host's own network
            TheLab.on("alpha", "docker run -d --name intruder-host --network host busybox:stable sleep inf");
            new Intruder("alpha", "the host's network", "echo intruder-host")
                    .sends("0.0.0.0", List.of("udp %s 4789".formatted(TheLab.address("beta"))));
            assertThat(arrivals.on("beta")).isOne();
        } finally {
            TheLab.on("alpha", "docker rm -f intruder-host");
        }
    }

    @ParameterizedTest
    @MethodSource("intruders")
    @Order(3)
    void whatIsMeantForEverybodyStillAnswersContainers(Intruder intruder) {
        String name = "whoami." + TheLab.domain();
        String published = TheLab.HOSTS.stream()
                .filter(host -> !host.equals(intruder.host()))
                .map(host -> "curl -fs -m 5 -o /dev/null http://%s:%d/hosts || echo the port of a stack on %s"
                        .formatted(TheLab.address(host), PUBLISHED, host))
                .reduce("", (one, other) -> one + "\n" + other);
        assertThat(intruder.runs(
                                """
                curl -fsk -m 5 -o /dev/null --resolve %1$s:443:%2$s https://%1$s/ || echo the ingress at the VIP
                curl -fs -m 5 -o /dev/null http://%3$s:5000/v2/ || echo a server outside
                timeout 5 bash -c 'exec 3<> /dev/tcp/%4$s/22; head -c 4 <&3' | grep -q SSH- || echo ssh
                """.formatted(name, TheLab.vip(), TheLab.gateway(), TheLab.address("beta")) + published)
                        .out())
                .isEmpty();
    }

    @Test
    @Order(3)
    void portsThatAStackPublishesAnswerFromOutside() {
        for (String host : TheLab.HOSTS) {
            Run.of(List.of("curl", "-fs", "-m", "5", "http://%s:%d/hosts".formatted(TheLab.address(host), PUBLISHED)))
                    .expect(0);
        }
    }

    @Test
    @Order(4)
    void theCloudHasFeltNothing() {
        TheLab.awaitWell(Duration.ofMinutes(1));
        assertThat(TheLab.swarmstead("up", "--yes").expect(0).out()).startsWith("nothing to do");
    }
}
