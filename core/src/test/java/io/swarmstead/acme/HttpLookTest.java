package io.swarmstead.acme;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpLookTest {
    private static final String NAME = "wiki.example.org";

    private HttpServer server = server();

    @BeforeEach
    void start() {
        server.createContext("/", exchange -> {
            boolean ours = exchange.getRequestHeaders().getFirst("Host").equals(NAME);
            byte[] body = HttpAnswers.to(exchange.getRequestURI().getPath(), "thumb")
                    .filter(_ -> ours)
                    .orElse("other")
                    .getBytes(StandardCharsets.US_ASCII);
            exchange.sendResponseHeaders(ours ? 200 : 404, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void ourOwnAnswerIsRight() {
        assertThatCode(() -> look(NAME, "token", "token.thumb")).doesNotThrowAnyException();
    }

    @Test
    void theAnswerOfAnotherAccountOrServerIsNot() {
        assertThatThrownBy(() -> look(NAME, "token", "token.other"))
                .isInstanceOf(AcmeTrouble.class)
                .hasMessageStartingWith("wiki.example.org is not answered by this cloud at 127.0.0.1");
        assertThatThrownBy(() -> look("shop.example.org", "token", "token.thumb"))
                .isInstanceOf(AcmeTrouble.class)
                .hasMessageContaining("HTTP/1.1 404");
    }

    @Test
    void anAddressThatCannotBeReachedFromHereTellsNothing() {
        InetSocketAddress here = server.getAddress();
        server.stop(0);

        assertThatCode(() -> new HttpLook(_ -> List.of(here)).check(NAME, "token", "token.thumb"))
                .doesNotThrowAnyException();
    }

    @Test
    void aNameWithoutAnAddressIsTold() {
        Proofs.HttpCheck look = new HttpLook(name -> {
            throw new UnknownHostException(name);
        });

        assertThatThrownBy(() -> look.check(NAME, "token", "token.thumb"))
                .isInstanceOf(AcmeTrouble.class)
                .hasMessageStartingWith("wiki.example.org has no address in the DNS");
    }

    private void look(String name, String token, String answer) throws AcmeTrouble {
        new HttpLook(_ -> List.of(server.getAddress())).check(name, token, answer);
    }

    private static HttpServer server() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
