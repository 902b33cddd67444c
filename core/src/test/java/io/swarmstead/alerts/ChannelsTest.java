package io.swarmstead.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.Specs;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What arrives where, by the real protocols. */
class ChannelsTest {
    private static final Notice NOTICE = new Notice(
            "garage",
            Notice.Event.OPENED,
            LedgerTest.incident("host/beta/brick", "the brick on bêta is down"),
            Instant.parse("2026-11-24T12:00:00Z"),
            Instant.parse("2026-11-24T12:00:15Z"));

    @TempDir
    private Path home;

    @Test
    void mailIsSentWithALogin() throws Exception {
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.setUser("me@example.com", "cloud", "a long password");
        server.start();
        try {
            Email plain = new Email(
                    "127.0.0.1",
                    server.getSmtp().getPort(),
                    "cloud@example.com",
                    List.of("me@example.com"),
                    Optional.empty());
            plain.send(NOTICE);
            MimeMessage received = server.getReceivedMessages()[0];
            assertThat(received.getSubject()).isEqualTo("garage: the brick on bêta is down");
            assertThat(received.getContent().toString()).contains("why:  its process ended", "next: swarmstead status");

            Email login = new Email(
                    "127.0.0.1",
                    server.getSmtp().getPort(),
                    "cloud@example.com",
                    List.of("me@example.com"),
                    Optional.of(new Email.Login("cloud", "a long password")));
            assertThatThrownBy(() -> login.send(NOTICE))
                    .as("a password is not sent where everybody can read it")
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("STARTTLS");
            assertThat(server.getReceivedMessages()).hasSize(1);
        } finally {
            server.stop();
        }
    }

    @Test
    void ntfyIsToldByJson() throws Exception {
        StringBuilder received = new StringBuilder();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            received.append(exchange.getRequestURI()).append(' ');
            received.append(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        try {
            new Ntfy(URI.create("http://127.0.0.1:%d/garage?auth=x"
                            .formatted(server.getAddress().getPort())))
                    .send(NOTICE);
        } finally {
            server.stop(0);
        }

        assertThat(received)
                .startsWith("/?auth=x ")
                .contains("\"topic\":\"garage\"", "\"title\":\"garage: the brick on bêta is down\"", "\"priority\":4");
    }

    @Test
    void secretsComeFromFilesAndAreNeverPrinted() throws IOException {
        Files.writeString(home.resolve("hook"), "https://hooks.example.com/T0/secret\n");
        CloudSpec spec = Specs.of("""
                cloud: garage
                domain: garage.test
                hosts: {alpha: 10.0.0.11}
                alerts:
                  webhook: ~/hook
                  ntfy: https://ntfy.example.com/secret
                """);

        AlertSettings settings = ((AlertSettings.Resolved.Complete) AlertSettings.of(spec, home)).settings();

        assertThat(settings.webhook()).contains("https://hooks.example.com/T0/secret");
        assertThat(AlertSettings.read(settings.json()).channels()).hasSize(2);
        assertThat(settings + " " + settings.channels() + spec).doesNotContain("secret");
    }

    @Test
    void aFileThatIsNotThereIsAProblem() {
        CloudSpec spec = Specs.of("""
                cloud: garage
                domain: garage.test
                hosts: {alpha: 10.0.0.11}
                alerts: {webhook: ~/none, ntfy: ~/neither}
                """);

        assertThat(AlertSettings.of(spec, home))
                .isInstanceOfSatisfying(
                        AlertSettings.Resolved.Incomplete.class,
                        incomplete -> assertThat(incomplete.problems())
                                .extracting(problem -> problem.what())
                                .containsExactly(
                                        "the file ~/none cannot be read", "the file ~/neither cannot be read"));
    }
}
