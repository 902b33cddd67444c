package io.swarmstead.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstead.door.Door;
import io.swarmstead.spec.IngressSpec;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page that people see while a service has no task. */
class WaitingServerTest {
    private final ExecutorService threads = Executors.newCachedThreadPool();

    /** Its own port, from which no connection of this machine goes out, at an address that nobody else listens to. */
    private final InetSocketAddress address = new InetSocketAddress("127.0.0.81", IngressSpec.PAGE);

    private Door door;

    @BeforeEach
    void open() throws IOException {
        door = WaitingServer.open(address, threads);
        threads.execute(door::welcome);
    }

    @AfterEach
    void close() throws IOException, InterruptedException {
        door.close();
        threads.shutdownNow();
        // who still waits at the socket keeps the port from the next test
        assertThat(threads.awaitTermination(5, TimeUnit.SECONDS)).isTrue();
    }

    private String ask(String path, String fields) throws IOException {
        try (Socket socket = new Socket(address.getAddress(), address.getPort())) {
            socket.getOutputStream()
                    .write("GET %s HTTP/1.1\r\n%s\r\n".formatted(path, fields).getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void aBrowserIsShownAPageThatLooksAgainAndAProgramALineOfText() throws IOException {
        assertThat(ask("/", "Accept: text/html,*/*\r\nSwarmstead-Words: wiki+is+starting+again\r\n"))
                .startsWith("HTTP/1.1 503 ")
                .contains(
                        "Content-Type: text/html; charset=utf-8",
                        "http-equiv=\"refresh\"",
                        "<p>wiki is starting again.");
        assertThat(ask("/", "Accept: application/json\r\nswarmstead-words: wiki+is+starting+again\r\n"))
                .contains("Content-Type: text/plain")
                .endsWith("\r\n\r\nwiki is starting again\n");
    }

    @Test
    void whateverANameIsMadeOfItIsShownAndNothingElse() throws IOException {
        assertThat(ask(
                        "/",
                        "Accept: text/html\r\nSwarmstead-Words: %3Cscript%3E%22%27%26%1B%5D0%3B\u00e9\r\n"
                                .replace("\u00e9", "%C3%A9")))
                .contains("<p>&lt;script&gt;&quot;&#39;&amp; ]0;\u00e9.", "default-src 'none'")
                .doesNotContain("<script>");
        assertThat(ask("/", "Swarmstead-Words: %zz\r\n")).endsWith("This is starting again\n");
    }

    @Test
    void itSaysThatItIsAlive() throws IOException {
        assertThat(ask("/alive", "")).startsWith("HTTP/1.1 200 OK").endsWith("\r\n\r\nalive");
    }
}
