package io.swarmstead.daemon;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.swarmstead.acme.HttpAnswers;
import io.swarmstead.host.Host;
import io.swarmstead.host.HostException;
import io.swarmstead.host.HostFile;
import io.swarmstead.ingress.IngressNames;
import io.swarmstead.spec.AcmeSpec;
import io.swarmstead.spec.Problem;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * Answers the challenges of authorities (HTTP-01), to which Traefik of this host leads. The answers need nothing that
 * changes, so it does not matter which host is asked. Nothing of it is secret, and nothing is done for whoever asks.
 */
final class Challenges implements Duty, AutoCloseable {
    private final CertificatePlaces places;
    private final Host host;
    private final String address;
    private final Errand opening;
    private final ExecutorService threads;
    private volatile @Nullable HttpServer server;

    /** @param address of the host, at which Traefik reaches us from its container */
    Challenges(CertificatePlaces places, Host host, String address, Errand opening, ExecutorService threads) {
        this.places = places;
        this.host = host;
        this.address = address;
        this.opening = opening;
        this.threads = threads;
    }

    @Override
    public void tick() {
        if (server == null) {
            opening.begin(this::open);
        }
    }

    private void open() throws HostException {
        try {
            HttpServer fresh = HttpServer.create(new InetSocketAddress(AcmeSpec.CHALLENGES), 0);
            fresh.createContext("/", this::answer);
            fresh.setExecutor(threads);
            fresh.start();
            server = fresh;
        } catch (IOException taken) {
            throw new HostException(
                    new Problem(
                            "challenges of authorities are not answered by this host",
                            "tcp %d: %s".formatted(AcmeSpec.CHALLENGES, taken.getMessage()),
                            "let whatever has that port listen elsewhere"),
                    taken);
        }
        host.write(HostFile.of(places.challenges().toString(), route(address)));
    }

    @Override
    public void close() {
        HttpServer open = server;
        if (open != null) {
            open.stop(0);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String thumbprint = Files.readString(places.thumbprint()).strip();
            Optional<String> answer = HttpAnswers.to(exchange.getRequestURI().getPath(), thumbprint);
            byte[] body = answer.orElse("no such challenge").getBytes(StandardCharsets.US_ASCII);
            exchange.getResponseHeaders().set("Content-Type", "application/octet-stream");
            exchange.sendResponseHeaders(answer.isPresent() ? 200 : 404, body.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        }
    }

    /** What leads Traefik of a host to its steward, before it leads anybody from HTTP to HTTPS. */
    static String route(String address) {
        return """
                http:
                  routers:
                    acme-challenges:
                      entryPoints: [http]
                      rule: PathPrefix(`%s`)
                      priority: %d
                      service: acme-challenges
                  services:
                    acme-challenges:
                      loadBalancer:
                        servers:
                          - url: http://%s:%d
                """.formatted(HttpAnswers.PATH, IngressNames.BEFORE_REDIRECTION, address, AcmeSpec.CHALLENGES);
    }
}
