package io.swarmstead.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody in a container opens what he can of whatever answers him and says half of a request; others ask honestly meanwhile. */
@OnRealHosts
@Full(
        "a thousand half-written requests to each port that answers a container, and two clients who take more than a minute")
@Order(15)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class FloodTest {
    private static final Intruder INTRUDER =
            new Intruder("alpha", "a container on traefik_public", "docker ps -qf name=flood-intruder");

    /** As long as it takes to see that nothing ends by itself that somebody waits for. */
    private static final Duration HELD = Duration.ofSeconds(12);

    /** Longer than Traefik gives a request when nobody says otherwise. */
    private static final Duration PATIENCE = Duration.ofSeconds(70);

    private static final int MEGABYTE = 1_000_000;
    private static final int MEGABYTES = 1000;

    /** Counts the bytes of a body, and speaks after whoever asks for another protocol. */
    private static final String STACK = """
            services:
              patient:
                image: busybox:stable
                command:
                  - sh
                  - -c
                  - |
                    cat > /answer <<'END'
                    #!/bin/sh
                    length=0
                    while read -r line; do
                        line=$$(echo "$$line" | tr -d '\\r' | tr A-Z a-z)
                        case $$line in
                            '') break ;;
                            content-length:*) length=$${line#*: } ;;
                            upgrade:*) upgrade=yes ;;
                        esac
                    done
                    if [ "$$upgrade" ]; then
                        printf 'HTTP/1.1 101 Switching Protocols\\r\\nUpgrade: websocket\\r\\nConnection: Upgrade\\r\\n\\r\\n'
                        exec cat
                    fi
                    printf 'HTTP/1.1 200 OK\\r\\nConnection: close\\r\\n\\r\\n%s bytes' "$$(head -c "$$length" | wc -c)"
                    END
                    chmod +x /answer
                    exec nc -ll -p 8080 -e /answer
                stop_grace_period: 1s
                x-swarmstead: {route: patient, port: 8080}
            """;

    @TempDir
    static Path folder = Path.of("");

    @BeforeAll
    static void aContainerInACloudThatAsksAnAuthority() {
        putAway();
        Run.swarmstead("lab", "up", "--acme", "--name", TheLab.name()).expect(0);
        TheLab.awaitAnswersToChallenges();
        TheLab.on("alpha", "docker run -d --name flood-intruder --network traefik_public busybox:stable sleep inf");
        TheLab.swarmstead(
                        "stack",
                        "deploy",
                        "patient",
                        "-f",
                        Run.write(folder.resolve("patient.yml"), STACK).toString(),
                        "--yes")
                .expect(0);
        TheLab.HOSTS.forEach(host -> await("challenges are answered by " + host)
                .atMost(Duration.ofMinutes(1))
                .until(() -> answersChallenges(host)));
    }

    @AfterAll
    static void putAway() {
        TheLab.attempt("alpha", "docker rm -f flood-intruder");
        TheLab.swarmstead("stack", "rm", "patient", "--with-data", "--yes");
    }

    /** Routes have certificates of the authority outside, a moment after they are there. */
    private static Browser browser() {
        try {
            Path outside = TheLab.cloudFile().resolveSibling("acme-root.crt");
            String both = Files.readString(TheLab.authority()) + Files.readString(outside);
            return Browser.trusting(Run.write(folder.resolve("authorities.crt"), both));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static boolean answersChallenges(String host) {
        return TheLab.attempt(
                        "beta",
                        "curl -fs -m 2 http://%s:9480/.well-known/acme-challenge/honest"
                                .formatted(TheLab.address(host)))
                .out()
                .startsWith("honest.");
    }

    private static String process(String host, String unit) {
        return TheLab.on(host, "systemctl show -p MainPID --value swarmstead-" + unit);
    }

    private static List<String> stewards() {
        return TheLab.HOSTS.stream().map(host -> process(host, "steward")).toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {443, 80})
    @Order(1)
    void aThousandHalfWrittenRequestsToTheIngressCostNobodyElseAnAnswer(int port) {
        List<String> proxies = TheLab.proxies();
        List<String> stewards = stewards();
        String name = "patient." + TheLab.domain();
        String vip = TheLab.vip();
        Browser browser = browser();
        await("it has a route").atMost(Duration.ofSeconds(30)).until(() -> browser.answers(vip, name, "/"));
        Prober prober = Prober.of(() -> browser.answers(vip, name, "/"), 5);
        List<Integer> open;
        try (prober) {
            open = INTRUDER.crowds(TheLab.vip(), port, HELD);
        }
        System.out.printf(
                "port %d: of 1000 half-written requests %d open at first, %d after %d s; Traefik %s; %d of %d honest requests failed%n",
                port, open.getFirst(), open.getLast(), HELD.toSeconds(), traefik(), prober.failed(), prober.asked());

        assertThat(open).allSatisfy(number -> assertThat(number).isLessThanOrEqualTo(512));
        assertThat(open.getLast()).isEqualTo(port == 80 ? 0 : open.getFirst());
        assertThat(prober.failed()).as("of %d", prober.asked()).isZero();
        assertThat(TheLab.proxies()).isEqualTo(proxies);
        assertThat(stewards()).isEqualTo(stewards);
        TheLab.awaitWell(Duration.ofSeconds(10));
    }

    @Test
    @Order(1)
    void theyAreCountedOverIpv6Too() {
        List<Integer> open = INTRUDER.crowds(INTRUDER.linkLocalGateway(), 443, Duration.ZERO);

        assertThat(open.getFirst()).isBetween(1, 512);
    }

    private static String traefik() {
        return TheLab.on(
                TheLab.vipHolder(),
                "grep VmRSS /proc/$(docker inspect -f '{{.State.Pid}}'"
                        + " $(docker ps -qf name=ingress_traefik))/status | tr -s '\t ' ' '");
    }

    @Test
    @Order(2)
    void aThousandHalfOpenConnectionsToTheAnswersOfChallengesCostNeitherAnAnswerNorASteward() {
        List<String> stewards = stewards();
        String answerer = process("alpha", "challenges");
        Prober prober = Prober.of(() -> answersChallenges("alpha"), 1);
        List<Integer> open;
        try (prober) {
            open = INTRUDER.crowds(TheLab.address("alpha"), 9480, HELD);
        }
        System.out.printf(
                "challenges: of 1000 half-open connections %d open at first, %d after %d s; %s; %d of %d honest questions failed%n",
                open.getFirst(),
                open.getLast(),
                HELD.toSeconds(),
                TheLab.on("alpha", "grep -hE 'VmRSS|Threads' /proc/%s/status | tr -s '\t\n ' ' '".formatted(answerer)),
                prober.failed(),
                prober.asked());

        assertThat(open.getLast())
                .as("some wait in the kernel at first, and nobody stays")
                .isZero();
        assertThat(prober.failed()).as("of %d", prober.asked()).isZero();
        assertThat(process("alpha", "challenges")).isEqualTo(answerer);
        assertThat(stewards()).isEqualTo(stewards);
    }

    @Test
    @Order(3)
    void whoEndsWhatAnswersChallengesHasDoneNothingToTheSteward() {
        List<String> stewards = stewards();
        String answerer = process("alpha", "challenges");
        assertThat(TheLab.on(
                        "alpha", "stat -c %%U /proc/%s; grep CapEff /proc/%s/status".formatted(answerer, answerer)))
                .doesNotContain("root")
                .contains("0000000000000000");

        TheLab.on("alpha", "kill -9 " + answerer);

        await("challenges are answered again").atMost(Duration.ofSeconds(10)).until(() -> answersChallenges("alpha"));
        assertThat(process("alpha", "challenges")).isNotEqualTo(answerer);
        assertThat(stewards()).isEqualTo(stewards);
        TheLab.awaitWell(Duration.ofSeconds(10));
    }

    @Test
    @Order(4)
    void traefikHasNoRightThatItDoesNotNeedAndWritesToNoFileOfItsImage() {
        for (String host : TheLab.HOSTS) {
            assertThat(TheLab.on(host, """
                    container=$(docker ps -qf name=ingress_traefik)
                    docker inspect -f '{{.HostConfig.ReadonlyRootfs}} {{.HostConfig.CapDrop}}' $container
                    grep -E 'CapEff|CapBnd' /proc/$(docker inspect -f '{{.State.Pid}}' $container)/status
                    """).lines())
                    .as(host)
                    .containsExactly("true [ALL]", "CapEff:\t0000000000000400", "CapBnd:\t0000000000000400");
        }
    }

    @Test
    @Order(5)
    void aSlowUploadOfAGigabyteAndASilentWebsocketGoOn() throws Exception {
        String name = "patient." + TheLab.domain();
        Browser browser = browser();
        await("it has a route").atMost(Duration.ofSeconds(30)).until(() -> browser.answers(TheLab.vip(), name, "/"));
        try (SSLSocket websocket = browser.connect(TheLab.vip(), name);
                SSLSocket upload = browser.connect(TheLab.vip(), name)) {
            say(
                    websocket,
                    "GET / HTTP/1.1\r\nHost: %s\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n".formatted(name));
            assertThat(heard(websocket)).startsWith("HTTP/1.1 101");

            say(
                    upload,
                    "POST / HTTP/1.1\r\nHost: %s\r\nContent-Length: %d\r\n\r\n"
                            .formatted(name, (long) MEGABYTE * MEGABYTES));
            byte[] megabyte = new byte[MEGABYTE];
            long begun = System.nanoTime();
            for (int sent = 1; sent <= MEGABYTES; sent++) {
                upload.getOutputStream().write(megabyte);
                long due = begun + PATIENCE.toNanos() / MEGABYTES * sent;
                Thread.sleep(Duration.ofNanos(Math.max(0, due - System.nanoTime())));
            }
            upload.setSoTimeout((int) PATIENCE.toMillis());

            String answer = heard(upload);
            // head and body come in one piece or in two
            assertThat(answer.contains("bytes") ? answer : answer + heard(upload))
                    .startsWith("HTTP/1.1 200")
                    .contains("%d bytes".formatted(MEGABYTE * MEGABYTES));
            say(websocket, "still there?");
            assertThat(heard(websocket)).isEqualTo("still there?");
            System.out.printf("1 GB uploaded in %.0f s%n", (System.nanoTime() - begun) / 1e9);
        }
    }

    private static void say(SSLSocket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** What comes next, as far as it comes together. */
    private static String heard(SSLSocket socket) throws IOException {
        InputStream in = socket.getInputStream();
        byte[] some = new byte[1024];
        int length = in.read(some);
        return new String(Arrays.copyOf(some, Math.max(0, length)), StandardCharsets.US_ASCII);
    }
}
