package io.swarmstead.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstead.daemon.ChallengeServer;
import io.swarmstead.door.Door;
import io.swarmstead.view.Away;
import io.swarmstead.view.Engine;
import io.swarmstead.view.EngineView;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requests that somebody broke, at the sockets of a steward: each is answered or hung up on, and the next one is answered. */
class FuzzedRequestsTest {
    private static final String THUMBPRINT = "aThumbprintThatNobodyIsToldUnasked";

    /** An engine without services. */
    private static final Engine EMPTY = new Engine() {
        @Override
        public <T> T ask(String path, Reading<T> reading) throws IOException {
            return reading.read(new ByteArrayInputStream("[]".getBytes(StandardCharsets.US_ASCII)));
        }

        @Override
        public void hangUp() {}
    };

    private final ExecutorService threads =
            Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory());

    @AfterEach
    void close() {
        threads.shutdownNow();
    }

    private static String said(SocketAddress server, String request) throws IOException {
        try (SocketChannel channel = SocketChannel.open(server)) {
            ByteBuffer bytes = ByteBuffer.wrap(request.getBytes(StandardCharsets.ISO_8859_1));
            try {
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.shutdownOutput();
                return new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException hungUp) {
                return "";
            }
        }
    }

    @Test
    void theViewOfTheEngineAnswersOrHangsUp(@TempDir Path folder) throws Exception {
        List<String> mistakes = new CopyOnWriteArrayList<>();
        SocketAddress socket = UnixDomainSocketAddress.of(folder.resolve("engine.sock"));
        try (EngineView view = new EngineView(
                EMPTY,
                () -> Away.NOBODY,
                folder.resolve("memory"),
                threads,
                (event, why) -> mistakes.add(event + why))) {
            view.open(folder.resolve("engine.sock"));
            new Fuzz(
                            "view",
                            List.of(
                                    "GET /v1.45/services HTTP/1.1\r\nHost: d\r\n\r\n",
                                    "HEAD /_ping HTTP/1.1\r\nConnection: close\r\n\r\n",
                                    "GET /v1.45/tasks?filters=%7B%22service%22%3A%7B%22s1%22%3Atrue%7D%7D HTTP/1.0\r\n\r\n",
                                    "GET /v1.45/nodes/abc HTTP/1.1\r\nContent-Length: 0\r\n\r\n",
                                    "POST /services/create HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"))
                    .run(request -> assertThat(said(socket, request)).matches("(?s)|HTTP/1\\.1 [2-5]\\d\\d .*"));
            assertThat(said(socket, "GET /_ping HTTP/1.0\r\n\r\n")).startsWith("HTTP/1.1 ");
        }
        assertThat(mistakes).noneMatch(event -> event.contains("Exception"));
    }

    /** Whatever is asked but for the token of a challenge, the thumbprint stays where it is. */
    @Test
    void theAnswersToChallengesAreOnlyThose() throws Exception {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), free());
        try (Door door = ChallengeServer.open(address, THUMBPRINT, threads)) {
            threads.execute(door::welcome);
            new Fuzz(
                            "challenges",
                            List.of(
                                    "GET /.well-known/acme-challenge/a-token_1 HTTP/1.1\r\nHost: a.example.org\r\n\r\n",
                                    "GET /.well-known/acme-challenge/ HTTP/1.0\r\n\r\n",
                                    "GET /../etc/passwd HTTP/1.1\r\n\r\n"))
                    .run(request -> assertThat(said(address, request))
                            .matches("(?s)|HTTP/1\\.1 (400|404) .*|HTTP/1\\.1 200 .*\r\n\r\n[A-Za-z0-9_-]{1,512}\\."
                                    + THUMBPRINT));
            assertThat(said(address, "GET /.well-known/acme-challenge/alive HTTP/1.0\r\n\r\n"))
                    .endsWith("alive." + THUMBPRINT);
        }
    }

    private static int free() throws IOException {
        try (ServerSocket any = new ServerSocket(0)) {
            return any.getLocalPort();
        }
    }
}
