package io.swarmstead.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.swarmstead.door.Crowd;
import io.swarmstead.spec.AcmeSpec;
import io.swarmstead.steward.StewardFiles;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The process that answers challenges, as systemd starts it, with as little memory as on a host. */
@Timeout(60)
class ChallengeServerTest {
    private static final String ALIVE = "/.well-known/acme-challenge/alive";

    private final InetSocketAddress address =
            new InetSocketAddress(InetAddress.getLoopbackAddress(), AcmeSpec.CHALLENGES);
    private final Question question = new Question(address);
    private Process server;

    @BeforeEach
    void start() throws IOException {
        server = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xms8m",
                        "-Xmx32m",
                        "-Xss256k",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "alpha",
                        StewardFiles.ANSWER_CHALLENGES,
                        "thumb")
                .inheritIO()
                .start();
        await().ignoreExceptions().until(() -> question.get(ALIVE).status() == 200);
    }

    @AfterEach
    void end() throws InterruptedException {
        server.destroyForcibly().waitFor();
    }

    @Test
    void everyTokenIsAnsweredByTheThumbprintAndNothingElseIs() throws IOException {
        assertThat(question.get("/.well-known/acme-challenge/to-ken"))
                .isEqualTo(new Question.Answer(200, "to-ken.thumb"));
        assertThat(question.get("/.well-known/acme-challenge/to/ken").status()).isEqualTo(404);
        assertThat(question.get("/").status()).isEqualTo(404);
    }

    @Test
    void aThousandHalfOpenConnectionsNeitherEndItNorKeepItFromAnswering() throws Exception {
        long threads = threads();
        long files = files();
        try (Crowd crowd = new Crowd(address)) {
            crowd.come(1000, "127.0.0.2", "GET " + ALIVE + " HTTP/1.1\r\nHost: half");
            for (int network = 1; network <= 30; network++) {
                crowd.come(10, "127.0.1." + network, "");
            }
            Instant asked = Instant.now();

            assertThat(question.get(ALIVE).body()).isEqualTo("alive.thumb");
            assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(2));
            assertThat(threads() - threads).isLessThanOrEqualTo(65);
            assertThat(files() - files).isLessThanOrEqualTo(65);
        }
        assertThat(server.isAlive()).isTrue();
        await().atMost(Duration.ofSeconds(8)).until(() -> files() <= files);
    }

    private long threads() throws IOException {
        return entries("task");
    }

    private long files() throws IOException {
        return entries("fd");
    }

    private long entries(String directory) throws IOException {
        try (Stream<Path> entries = Files.list(Path.of("/proc", String.valueOf(server.pid()), directory))) {
            return entries.count();
        }
    }
}
