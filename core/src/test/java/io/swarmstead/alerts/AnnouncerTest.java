package io.swarmstead.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Two stewards, one ledger, and a webhook that is there or not. */
class AnnouncerTest {
    private static final Incident BRICK = LedgerTest.incident("host/beta/brick", "the brick on beta is down");

    private final Shelf shelf = new Shelf();
    private final Hand clock = new Hand();
    private final List<String> received = new ArrayList<>();
    private final List<String> journal = new ArrayList<>();
    private int status = 200;
    private HttpServer server;

    /** Everything is agreed on here, by version, as the swarm does it. */
    private static final class Shelf implements LedgerStore {
        private String ledger = JsonMapper.shared().writeValueAsString(Ledger.EMPTY);
        private long version;

        @Override
        public Kept read() {
            return new Kept(JsonMapper.shared().readValue(ledger, Ledger.class), "shelf", version);
        }

        @Override
        public boolean replace(Kept before, Ledger after) {
            if (before.version() != version) {
                return false;
            }
            ledger = JsonMapper.shared().writeValueAsString(after);
            version++;
            return true;
        }
    }

    /** Moved by hand. */
    private static final class Hand extends Clock {
        private Instant now = Instant.parse("2026-11-24T12:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/hook", exchange -> {
            received.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private Announcer on(String host) {
        URI url = URI.create(
                "http://127.0.0.1:%d/hook".formatted(server.getAddress().getPort()));
        return new Announcer("garage", host, shelf, List.of(new Webhook(url)), clock, journal::add);
    }

    private void after(Duration time) {
        clock.now = clock.now.plus(time);
    }

    @Test
    void twoStewardsTellOneIncidentOnceAndItsEndOnce() throws Exception {
        Announcer alpha = on("alpha");
        Announcer beta = on("beta");
        for (int second = 0; second < 30; second++) {
            alpha.turn("host/beta", List.of(BRICK));
            beta.turn("host/beta", List.of(BRICK));
            after(Duration.ofSeconds(1));
        }
        assertThat(received).singleElement().asString().contains("\"event\":\"opened\"", "\"cloud\":\"garage\"");

        for (int second = 0; second < 90; second++) {
            beta.turn("host/beta", List.of());
            alpha.turn("host/beta", List.of());
            after(Duration.ofSeconds(1));
        }
        assertThat(received).hasSize(2).last().asString().contains("\"event\":\"ended\"");
        assertThat(shelf.read().ledger()).isEqualTo(Ledger.EMPTY);
    }

    @Test
    void aChannelThatRefusesIsAskedAgainEverMoreRarelyUntilItTakesTheMessage() throws Exception {
        status = 503;
        Announcer alpha = on("alpha");
        for (int second = 0; second < 600; second++) {
            alpha.turn("host/beta", List.of(BRICK));
            after(Duration.ofSeconds(1));
        }
        assertThat(received).hasSizeBetween(5, 8);
        assertThat(journal)
                .first()
                .asString()
                .contains("answers with status 503")
                .doesNotContain("/hook");

        status = 200;
        received.clear();
        for (int second = 0; second < 600; second++) {
            alpha.turn("host/beta", List.of(BRICK));
            after(Duration.ofSeconds(1));
        }
        assertThat(received).hasSize(1);
    }

    @Test
    void theNextStewardTellsWhatTheLastOneCouldNot() throws Exception {
        status = 503;
        Announcer alpha = on("alpha");
        alpha.turn("host/beta", List.of(BRICK));
        after(Incident.USUAL);
        alpha.turn("host/beta", List.of(BRICK));
        status = 200;
        received.clear();

        after(Entry.CLAIM);
        on("beta").turn("host/beta", List.of(BRICK));

        assertThat(received).hasSize(1);
    }
}
