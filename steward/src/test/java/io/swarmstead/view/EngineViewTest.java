package io.swarmstead.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The view as Traefik has it, at a socket. */
class EngineViewTest {
    private static final Duration A_SECOND = Duration.ofSeconds(1);
    private static final String TASKS = "/v1.45/tasks?filters=%7B%22service%22%3A%7B%22s1%22%3Atrue%7D%7D";

    private final FakeEngine engine = new FakeEngine();
    private final ExecutorService threads =
            Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory());
    private final List<String> journal = new CopyOnWriteArrayList<>();

    @TempDir
    private Path directory;

    private volatile Away away = Away.NOBODY;

    /** Stands still, but for what a test lets pass. */
    private final AtomicLong clock = new AtomicLong();

    private EngineView view;

    @BeforeEach
    void open() throws IOException {
        view = another();
    }

    private EngineView another() throws IOException {
        EngineView next = new EngineView(
                engine, () -> away, directory.resolve("memory"), threads, (event, _) -> journal.add(event), clock::get);
        next.open(directory.resolve("engine.sock"));
        return next;
    }

    @AfterEach
    void close() throws IOException {
        view.close();
        threads.shutdownNow();
    }

    private String send(String request) throws IOException {
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(directory.resolve("engine.sock")))) {
            channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.ISO_8859_1)));
            return new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private String get(String path) throws IOException {
        return send("GET %s HTTP/1.1\r\nConnection: close\r\n\r\n".formatted(path));
    }

    private static Away without(String... silent) {
        return new Away(Set.of(silent), Set.of());
    }

    private void pass(Duration time) {
        clock.addAndGet(time.toNanos());
    }

    @Test
    void onlyServicesWithARouteAreToldAndNothingOfThemThatIsSecret() throws IOException {
        String all =
                get("/v1.45/services") + get(TASKS) + get("/networks") + get("/version") + get("/v1.45/nodes/node1");

        assertThat(get("/v1.45/services")).startsWith("HTTP/1.1 200 OK").contains("\"web\"", "10.0.1.2/24", "\"vip\"");
        assertThat(all)
                .doesNotContain("secret", "database", "GitCommit")
                .contains("traefik_public", "1.45", "10.0.0.11");
    }

    @Test
    void onlyTasksThatRunAreToldAndOnlyThoseOfRoutedServicesAreAskedFor() throws IOException {
        assertThat(get(TASKS)).contains("\"t1\"", "10.0.1.3/24", "\"n1\"").doesNotContain("t2");
        assertThat(get(TASKS.replace("s1", "s2"))).endsWith("\r\n\r\n[]");
        assertThat(engine.asked()).anyMatch(question -> question.contains("\"service\":[\"s1\"]"));
    }

    @Test
    void tasksOnHostsThatAreAwayAreLeftOutUntilTheyAreBack() throws IOException {
        engine.says(
                "/tasks",
                "[" + FakeEngine.task("t1", "node1", "running") + "," + FakeEngine.task("t2", "node2", "running")
                        + "]");
        assertThat(get(TASKS)).contains("t1", "t2");

        away = without("10.0.0.12");
        assertThat(get(TASKS)).contains("t1").doesNotContain("t2");
        assertThat(get("/v1.45/tasks")).contains("t1").doesNotContain("t2");
        away = without("10.0.0.11", "10.0.0.13");
        assertThat(get(TASKS)).contains("t2").doesNotContain("t1");
        away = Away.NOBODY;
        assertThat(get(TASKS)).contains("t1", "t2");
    }

    @Test
    void aServiceAllOfWhoseTasksAreOnHostsWithoutADockerKeepsThem() throws IOException {
        away = new Away(Set.of(), Set.of("10.0.0.11"));

        assertThat(get(TASKS)).contains("t1");
    }

    @Test
    void aServiceWithoutATaskThatCanBeReachedKeepsItsRoutesWhichAreAnsweredByNobody() throws IOException {
        engine.says("/services", "[" + FakeEngine.SHOP + "]");
        away = without("10.0.0.11");

        assertThat(get("/services"))
                .contains("Host(`shop.example.com`)", "login,waiting-s1,waiting@file", "shop+is+starting+again")
                .contains("\"traefik.http.services.shop.loadbalancer.server.port\":\"9\"")
                .doesNotContain("8080", "healthcheck");
        assertThat(get(TASKS))
                .contains("\"waiting-s1\"", "127.0.0.1/32", "\"n1\"")
                .doesNotContain("t1");
        assertThat(view.waits()).isTrue();

        away = Away.NOBODY;
        assertThat(get(TASKS)).as("labels and tasks of one round").contains("waiting-s1");
        assertThat(get("/services")).contains("8080", "healthcheck", "p2c").doesNotContain("waiting");
        assertThat(get(TASKS)).contains("t1");
        assertThat(view.waits()).isFalse();
    }

    @Test
    void whatWasToldWithATaskHasOneUntilTheServicesAreAskedForAgain() throws IOException {
        engine.says("/services", "[" + FakeEngine.SHOP + "]");
        assertThat(get("/services")).contains("8080");
        engine.says("/tasks", "[]");
        pass(A_SECOND);
        await().until(() -> get("/v1.45/tasks").endsWith("[]"));

        assertThat(get(TASKS)).contains("t1");
        await().until(() -> get("/services").contains("waiting@file"));
        assertThat(get(TASKS)).contains("waiting-s1");
    }

    @Test
    void alsoAfterARestartWithoutALeaderARouteWithoutATaskIsKept() throws IOException {
        engine.says("/services", "[" + FakeEngine.SHOP + "]");
        engine.says("/tasks", "[]");
        get("/services");
        pass(A_SECOND.multipliedBy(6));
        await().until(() -> {
            view.tick();
            return Files.exists(directory.resolve("memory"));
        });
        engine.silent = true;
        view.close();
        view = another();

        assertThat(get("/services")).contains("Host(`shop.example.com`)", "waiting@file", "shop+is+starting+again");
        assertThat(get(TASKS)).contains("waiting-s1");
    }

    @Test
    void whileNothingChangesDockerIsAskedOnceForAllThatTraefikAsks() throws IOException {
        for (int turn = 0; turn < 10; turn++) {
            assertThat(get("/services")).contains("web");
        }

        assertThat(engine.asked()).filteredOn("/version"::equals).hasSize(1);
    }

    @Test
    void whatIsNewIsToldWithTheNextLook() throws IOException {
        get("/services");
        engine.says("/tasks", "[" + FakeEngine.task("t3", "node1", "running") + "]");
        assertThat(get(TASKS)).contains("t1");

        pass(A_SECOND);
        await().until(() -> get(TASKS).contains("t3"));
        assertThat(get(TASKS)).doesNotContain("t1");
    }

    @Test
    void anEngineThatHungIsAskedAgainAsSoonAsItIsBack() throws IOException {
        assertThat(get(TASKS)).contains("t1");
        engine.silent = true;
        engine.meanwhile = () -> pass(A_SECOND);
        pass(A_SECOND);
        get("/services");
        await().until(() -> journal.contains("Traefik is told what Docker said last"));

        engine.silent = false;
        engine.says("/tasks", "[" + FakeEngine.task("t3", "node1", "running") + "]");
        await().until(() -> get(TASKS).contains("t3"));
    }

    @Test
    void withoutALeaderWhatWasSaidLastIsToldAlsoAfterARestart() throws IOException {
        engine.says(
                "/tasks",
                "[" + FakeEngine.task("t1", "node1", "running") + "," + FakeEngine.task("t3", "node2", "running")
                        + "]");
        assertThat(get(TASKS)).contains("t1");
        Path memory = directory.resolve("memory");
        pass(A_SECOND.multipliedBy(6));
        await().until(() -> {
            view.tick();
            return Files.exists(memory);
        });
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(memory)))
                .isEqualTo("rw-------");

        engine.silent = true;
        view.close();
        view = another();

        assertThat(get("/services")).startsWith("HTTP/1.1 200").contains("web");
        assertThat(get(TASKS)).contains("t1", "10.0.1.3/24");
        assertThat(get("/_ping")).contains("Api-Version: 1.45").endsWith("OK");
        assertThat(get("/networks")).contains("traefik_public");
        assertThat(get("/nodes/node1")).contains("10.0.0.11");
        assertThat(get("/nodes/node9")).startsWith("HTTP/1.1 404");
        away = without("10.0.0.11");
        assertThat(get(TASKS)).contains("t3").doesNotContain("t1");
        assertThat(journal).containsOnlyOnce("Traefik is told what Docker said last");
    }

    @Test
    void aMemoryThatIsCutOffIsNone() throws IOException {
        Files.writeString(directory.resolve("memory"), "version {\"ApiVersion\":\"1.45\"}\nservice {\"ID\"");
        engine.silent = true;
        view.close();
        view = another();

        assertThat(get("/services")).startsWith("HTTP/1.1 503");
    }

    @ParameterizedTest
    @CsvSource({
        "403, POST /services/create",
        "403, DELETE /services",
        "403, GET /containers/json",
        "403, GET /nodes",
        "403, GET /secrets",
        "403, GET /services/../secrets",
        "403, GET /%73ecrets",
        "403, GET /v1.45/services/s1",
        "403, GET /services/nodes/x",
        "400, GET"
    })
    void nothingElseIsAnswered(String status, String question) throws IOException {
        assertThat(send(question + " HTTP/1.1\r\nConnection: close\r\n\r\n")).startsWith("HTTP/1.1 " + status);
        assertThat(engine.asked()).isEmpty();
    }

    @Test
    void whatIsLongIsRefused() throws IOException {
        assertThat(get("/services?filters=" + "x".repeat(3000))).startsWith("HTTP/1.1 413");
        assertThat(send("GET /services HTTP/1.1\r\nContent-Length: 4\r\n\r\nbody"))
                .startsWith("HTTP/1.1 413");
        assertThat(send("GET /services HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n"))
                .startsWith("HTTP/1.1 413");
        assertThat(send("GET /services HTTP/1.1\r\nX: " + "x".repeat(16 * 1024 - 27)))
                .startsWith("HTTP/1.1 400");
    }

    @Test
    void aHeadHasNoBodyAndAConnectionServesManyQuestions() throws IOException {
        assertThat(send("HEAD /_ping HTTP/1.1\r\n\r\nGET /_ping HTTP/1.0\r\n\r\n"))
                .containsSubsequence("Content-Length: 2", "\r\n\r\nHTTP/1.1 200 OK", "\r\n\r\nOK");
    }

    @Test
    void whoAsksTooOftenInASecondIsRefused() throws IOException {
        String often = "GET /no HTTP/1.1\r\n\r\n".repeat(199) + "GET /no HTTP/1.0\r\n\r\n";
        for (int turn = 0; turn < 5; turn++) {
            assertThat(send(often)).contains("HTTP/1.1 403").doesNotContain("HTTP/1.1 429");
        }
        assertThat(send(often)).contains("HTTP/1.1 429").doesNotContain("HTTP/1.1 403");
        assertThat(get("/services")).startsWith("HTTP/1.1 429");

        pass(A_SECOND);
        assertThat(get("/services")).startsWith("HTTP/1.1 200");
    }

    @Test
    void theSocketIsRootsAloneAndTheOneOfBeforeIsReplaced() throws IOException {
        EngineView second = another();
        view.close();
        view = second;

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("engine.sock"))))
                .isEqualTo("rw-------");
        assertThat(get("/services")).contains("web");
    }
}
