package io.swarmstead.acceptance;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.swarmstead.acme.AcmeEngine;
import io.swarmstead.acme.HttpAnswers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** What every host has on port 80: answers to challenges, from the thumbprint alone. */
final class Answerer implements AutoCloseable {
    private final HttpServer server;
    private final String thumbprint;
    private final Set<String> asked = new LinkedHashSet<>();
    private final int refusing;

    private Answerer(int port, String thumbprint, int refusing) throws IOException {
        this.thumbprint = thumbprint;
        this.refusing = refusing;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    /**
     * Answers for the engine where Pebble looks.
     *
     * @param refusing how many of the first tokens it knows nothing of
     */
    static Answerer of(Pebble pebble, AcmeEngine engine, int refusing) throws IOException {
        return new Answerer(pebble.challenges(), engine.thumbprint(), refusing);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        Optional<String> answer = HttpAnswers.to(path, thumbprint).filter(_ -> isAnswered(path));
        byte[] body = answer.orElse("no such page").getBytes(StandardCharsets.US_ASCII);
        exchange.sendResponseHeaders(answer.isPresent() ? 200 : 404, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private synchronized boolean isAnswered(String path) {
        asked.add(path);
        return asked.stream().limit(refusing).noneMatch(path::equals);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
