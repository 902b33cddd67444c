package io.swarmstead.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * The only task of a service is away, or every Traefik knows nothing yet. Whoever asks is told to come again, and nobody that the
 * page is gone. What was answered how often is printed.
 */
@OnRealHosts
@Full("a host is cut, and boots again")
@Order(5)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class WaitingRouteTest {
    /** The second one answers below a path of the first, by the same name. */
    private static final String STACK = """
            version: "3.8"
            services:
              web:
                image: busybox:stable
                command: httpd -f -p 80 -h /etc
                stop_grace_period: 1s
                x-swarmstead: {route: waiting, port: 80}
              api:
                image: busybox:stable
                command: sh -c 'mkdir -p /www/api && echo here > /www/api/index.html && exec httpd -f -p 80 -h /www'
                stop_grace_period: 1s
                x-swarmstead: {route: waiting/api, port: 80}
            """;

    /** Answers as Go's {@code http.NotFound} does, and Traefik of itself: to the byte. */
    private static final String ROOTLESS = """
            version: "3.8"
            services:
              web:
                image: busybox:stable
                command: >-
                  sh -c 'mkdir /www && echo 404 page not found > /www/404.html && echo E404:/www/404.html > /www/httpd.conf &&
                  exec httpd -f -p 80 -h /www -c httpd.conf'
                stop_grace_period: 1s
                x-swarmstead: {route: rootless, port: 80}
            """;

    private final Browser browser = Browser.trusting(TheLab.authority());
    private final String name = "waiting." + TheLab.domain();

    @TempDir
    static Path folder = Path.of("");

    /** Status by status, how often. */
    private final Map<String, Integer> answers = new ConcurrentSkipListMap<>();

    @BeforeAll
    static void oneTaskEach() {
        TheLab.quiet();
        TheLab.swarmstead(
                        "stack",
                        "deploy",
                        "waiting",
                        "-f",
                        Run.write(folder.resolve("waiting.yml"), STACK).toString(),
                        "--yes")
                .expect(0);
    }

    @AfterAll
    static void putAway() {
        TheLab.swarmstead("stack", "rm", "waiting", "--yes");
    }

    @BeforeEach
    void begin() {
        await("the route is served")
                .atMost(Duration.ofMinutes(1))
                .until(() -> answer("/hosts").contains("localhost"));
        answers.clear();
    }

    /** What the VIP says; nothing while it moves. */
    private String answer(String path) {
        return answer(TheLab.vip(), path);
    }

    private String answer(String address, String path) {
        try {
            return browser.get(address, name, path, "Accept: text/html");
        } catch (IOException | UncheckedIOException silent) {
            return "";
        }
    }

    private Prober ask(String address, String path) {
        return Prober.of(() -> {
            String answer = answer(address, path);
            answers.merge(answer.isEmpty() ? "none" : answer.split(" ", 3)[1], 1, Integer::sum);
            return true;
        });
    }

    private void awaitAnswer(String what, Duration longest, String path, String... parts) {
        await(what)
                .atMost(longest)
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(() -> assertThat(answer(path)).contains(parts));
    }

    /** Two of three hosts are away, so there is no leader and no swarm to ask; Traefik starts anew on the third. */
    @Test
    @Order(5)
    void alsoWithoutALeaderAndByATraefikThatIsStartedAnewNobodyIsToldThatPagesAreGone() {
        String web = hostOf("web");
        String survivor = TheLab.HOSTS.stream()
                .filter(host -> !host.equals(web))
                .findFirst()
                .orElseThrow();
        String[] others =
                TheLab.HOSTS.stream().filter(host -> !host.equals(survivor)).toArray(String[]::new);
        String address = TheLab.address(survivor);
        TheLab.powerOff(others);
        try (Prober _ = ask(address, "/hosts")) {
            TheLab.on(survivor, "docker restart $(docker ps -qf name=ingress_traefik)");
            await("the page of a swarm without a leader")
                    .atMost(Duration.ofSeconds(30))
                    .pollInterval(Duration.ofMillis(200))
                    .untilAsserted(() -> assertThat(answer(address, "/hosts"))
                            .contains("HTTP/1.1 503 ", "<p>waiting is starting again."));
        } finally {
            TheLab.powerOn(others);
        }
        System.out.println("waiting routes, without a leader: " + answers);
        assertThat(answers).doesNotContainKey("404").containsKey("503");
        TheLab.awaitWell(Duration.ofMinutes(4));
    }

    private void assertNobodyWasToldThatItIsGone(String when) {
        System.out.println("waiting routes, " + when + ": " + answers);
        assertThat(answers).doesNotContainKey("404").containsKey("200");
    }

    private static String hostOf(String service) {
        return TheLab.on(
                "alpha",
                "docker service ps -f desired-state=running --format '{{.Node}}' waiting_%s".formatted(service));
    }

    @Test
    @Order(0)
    void aServiceWithoutARootIsProvedByA404OfItsOwn() {
        Path file = Run.write(folder.resolve("rootless.yml"), ROOTLESS);
        try {
            TheLab.swarmstead("stack", "deploy", "rootless", "-f", file.toString(), "--yes")
                    .expect(0);
            assertThat(TheLab.on(
                            "alpha",
                            "curl -sk --resolve rootless.%1$s:443:%2$s https://rootless.%1$s/"
                                    .formatted(TheLab.domain(), TheLab.vip())))
                    .isEqualTo("404 page not found");
        } finally {
            TheLab.swarmstead("stack", "rm", "rootless", "--yes");
        }
    }

    @Test
    @Order(1)
    void aServiceThatIsScaledToNothingIsSaidToBeOffUntilItIsBack() {
        try (Prober _ = ask(TheLab.vip(), "/hosts")) {
            TheLab.on("alpha", "docker service scale -d waiting_web=0");
            awaitAnswer(
                    "the page",
                    Duration.ofSeconds(15),
                    "/hosts",
                    "HTTP/1.1 503 ",
                    "Retry-After: 5",
                    "<p>waiting is switched off at the moment.");
            TheLab.on("alpha", "docker service scale -d waiting_web=1");
            awaitAnswer("the service", Duration.ofSeconds(30), "/hosts", "HTTP/1.1 200 ");
        }
        assertNobodyWasToldThatItIsGone("scaled to nothing and back");
    }

    @Test
    @Order(2)
    void whatIsKilledIsNotGoneAlsoWhereAnotherServiceWouldTakeItsPath() {
        try (Prober _ = ask(TheLab.vip(), "/api/")) {
            for (int turn = 0; turn < 3; turn++) {
                TheLab.on(hostOf("api"), "docker kill $(docker ps -qf name=waiting_api)");
                await("its task has gone").until(() -> !answer("/api/").contains("200 OK"));
                awaitAnswer("the service", Duration.ofSeconds(30), "/api/", "HTTP/1.1 200 ");
            }
        }
        assertNobodyWasToldThatItIsGone("killed three times");
    }

    @Test
    @Order(3)
    void aTraefikThatIsStartedAnewTellsNobodyThatPagesAreGone() {
        String host = TheLab.HOSTS.stream()
                .filter(other -> !other.equals(TheLab.vipHolder()))
                .findFirst()
                .orElseThrow();
        try (Prober _ = ask(TheLab.address(host), "/hosts")) {
            for (int turn = 0; turn < 3; turn++) {
                TheLab.on(host, "docker kill $(docker ps -qf name=ingress_traefik)");
                await("it does not answer")
                        .until(() -> answer(TheLab.address(host), "/hosts").isEmpty());
                await("it answers")
                        .atMost(Duration.ofMinutes(1))
                        .until(() -> answer(TheLab.address(host), "/hosts").contains("localhost"));
            }
        }
        assertNobodyWasToldThatItIsGone("Traefik started anew three times");
    }

    @Test
    @Order(4)
    void whileItsHostIsAwayAServiceIsSaidToBeStarting() {
        String host = hostOf("web");
        try (Prober _ = ask(TheLab.vip(), "/hosts")) {
            TheLab.powerOff(host);
            awaitAnswer("the page", Duration.ofSeconds(20), "/hosts", "HTTP/1.1 503 ", "<p>waiting is starting again.");
            awaitAnswer("the service", Duration.ofSeconds(90), "/hosts", "HTTP/1.1 200 ");
            TheLab.powerOn(host);
            TheLab.awaitWell(Duration.ofMinutes(4));
        }
        assertNobodyWasToldThatItIsGone(host + " cut and back");
        List<String> units = TheLab.HOSTS.stream()
                .map(each -> TheLab.attempt(each, "systemctl is-active swarmstead-waiting")
                        .out()
                        .strip())
                .toList();
        System.out.println("who tells people to wait: " + units);
    }
}
