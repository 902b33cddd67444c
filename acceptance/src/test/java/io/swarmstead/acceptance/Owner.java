package io.swarmstead.acceptance;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Who is told what is broken: a webhook on this machine, which the hosts of the lab reach, and what was posted there. */
final class Owner implements AutoCloseable {
    private final List<String> received = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    Owner() throws IOException {
        server = HttpServer.create(new InetSocketAddress(TheLab.gateway(), 0), 0);
        server.createContext("/hook", this::take);
        server.start();
    }

    private void take(HttpExchange exchange) throws IOException {
        received.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    /**
     * What of cloud.yaml leads here.
     *
     * @param folder where the file with the address is put
     */
    String alerts(Path folder) throws IOException {
        Path url = Files.writeString(
                folder.resolve("url"),
                "http://%s:%d/hook\n"
                        .formatted(TheLab.gateway(), server.getAddress().getPort()));
        return "alerts:\n  webhook: %s\n".formatted(url);
    }

    /** Every message about an incident, as JSON, the first one first. */
    List<String> about(String incident) {
        return received.stream()
                .filter(message -> message.contains("\"incident\":\"%s\"".formatted(incident)))
                .toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
