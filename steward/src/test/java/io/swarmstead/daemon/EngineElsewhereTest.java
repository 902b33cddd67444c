package io.swarmstead.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmstead.spec.HostName;
import io.swarmstead.spec.HostSpec;
import io.swarmstead.spec.HostSpec.Role;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Dockers that answer, that hang, and that are gone; the one here has never answered yet. */
@Timeout(40)
class EngineElsewhereTest {
    private static final HostSpec BETA = new HostSpec(new HostName("beta"), "127.0.0.2", Role.MANAGER);
    private static final HostSpec GAMMA = new HostSpec(new HostName("gamma"), "127.0.0.3", Role.MANAGER);

    private final AtomicInteger asked = new AtomicInteger();
    private final ServerSocket here = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final ServerSocket beta = new ServerSocket(0, 50, InetAddress.getByName(BETA.address()));
    private final AtomicLong clock = new AtomicLong();
    private final Question question =
            new Question(new InetSocketAddress(InetAddress.getLoopbackAddress(), here.getLocalPort()), clock::get);
    private final EngineSense engine = new EngineSense(question, List.of());

    @TempDir
    private Path directory;

    EngineElsewhereTest() throws IOException {}

    @AfterEach
    void end() throws IOException {
        here.close();
        beta.close();
    }

    /** Longer than any machine takes that has too much to do. */
    private EngineElsewhere elsewhere(HostSpec... others) {
        return elsewhere(Duration.ofSeconds(15), others);
    }

    private EngineElsewhere elsewhere(Duration answer, HostSpec... others) {
        Journal journal = new Journal(directory.resolve("journal"), new HostName("alpha"), InstantSource.system());
        return new EngineElsewhere(
                engine, List.of(others), beta.getLocalPort(), answer, new Errand("docker", Runnable::run, journal));
    }

    /**
     * Reads five bytes, as TLS does, writes its word and hangs up.
     *
     * @return ends when the server is closed for those who connect, too: the kernel takes them in until accept has ended
     */
    private Thread answers(ServerSocket server, String word) {
        return Thread.ofPlatform().daemon().start(() -> {
            while (!server.isClosed()) {
                try (Socket socket = server.accept()) {
                    asked.incrementAndGet();
                    socket.getInputStream().readNBytes(5);
                    socket.getOutputStream().write(word.getBytes(StandardCharsets.US_ASCII));
                } catch (IOException _) {
                    // It is closed, or the one who asked has gone.
                }
            }
        });
    }

    @Test
    void whileTheOneHereHangsAndAnotherAnswersItIsElsewhereOnly() throws Exception {
        Thread answering = answers(beta, "");
        EngineElsewhere elsewhere = elsewhere(GAMMA, BETA);
        assertThat(elsewhere.only()).isFalse();

        elsewhere.tick();
        assertThat(elsewhere.only()).isTrue();

        beta.close();
        answering.join();
        elsewhere.tick();
        assertThat(elsewhere.only()).isFalse();
    }

    @Test
    void whereTheOthersHangOrAreGoneTooItIsNowhere() {
        EngineElsewhere elsewhere = elsewhere(Duration.ofMillis(50), BETA, GAMMA);

        elsewhere.tick();

        assertThat(elsewhere.only()).isFalse();
    }

    @Test
    void oneThatAnswersAgainIsMissedNoMoreAndTheOthersAreNotAsked() throws IOException {
        answers(beta, "");
        EngineElsewhere elsewhere = elsewhere(BETA);
        elsewhere.tick();
        answers(here, "HTTP/1.0 200 OK\r\n\r\nOK");

        assertThat(engine.look()).isEmpty();
        assertThat(elsewhere.only()).isFalse();
        int before = asked.get();
        elsewhere.tick();
        assertThat(asked).hasValue(before);
    }

    @Test
    void dockerIsNotAskedWhileItAnswersOtherQuestions() throws IOException {
        answers(here, "HTTP/1.0 503 Service Unavailable\r\n\r\nno leader");
        EngineSense other =
                new EngineSense(new Question(new InetSocketAddress(BETA.address(), 1), clock::get), List.of(question));
        question.get("/nodes");

        assertThat(other.look()).isEmpty();
        assertThat(asked).hasValue(1);
        clock.addAndGet(Duration.ofMillis(900).toNanos());
        assertThatThrownBy(other::look).isInstanceOf(IOException.class);
    }
}
