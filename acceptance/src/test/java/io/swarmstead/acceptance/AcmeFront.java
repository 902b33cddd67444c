package io.swarmstead.acceptance;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Stands before Pebble, which has no limits, and refuses what it is told to. */
final class AcmeFront implements AutoCloseable {
    private static final String PASSWORD = "pebble";
    private static final Set<String> PASSED =
            Set.of("content-type", "location", "link", "replay-nonce", "retry-after", "cache-control");

    private final HttpsServer server;
    private final HttpClient client;
    private final URI behind;
    private final List<Refusal> refusals = new CopyOnWriteArrayList<>();
    private final List<String> paths = new CopyOnWriteArrayList<>();

    private record Refusal(String path, int status, String type, Duration retryAfter, String body) {}

    AcmeFront(Pebble pebble) throws IOException, GeneralSecurityException {
        behind = pebble.directory().resolve("/");
        SSLContext identity = likeThat(pebble);
        client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(identity)
                .build();
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(identity));
        server.createContext("/", this::pass);
        server.start();
    }

    URI directory() {
        return URI.create("https://" + host() + "/dir");
    }

    /** Refuses one request whose path begins so. */
    void refuseNext(String path, int status, String type, Duration retryAfter, String body) {
        refusals.add(new Refusal(path, status, type, retryAfter, body));
    }

    /** How often it was asked for a path that begins so. */
    long requests(String path) {
        return paths.stream().filter(asked -> asked.startsWith(path)).count();
    }

    private String host() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    private void pass(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        paths.add(path);
        Optional<Refusal> refusal =
                refusals.stream().filter(next -> path.startsWith(next.path())).findFirst();
        if (refusal.isPresent() && refusals.remove(refusal.get())) {
            refuse(exchange, refusal.get());
            return;
        }
        forward(exchange);
    }

    private static void refuse(HttpExchange exchange, Refusal refusal) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", refusal.type());
        exchange.getResponseHeaders()
                .add("Retry-After", String.valueOf(refusal.retryAfter().toSeconds()));
        send(exchange, refusal.status(), refusal.body().getBytes(StandardCharsets.UTF_8));
    }

    private void forward(HttpExchange exchange) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(behind.resolve(exchange.getRequestURI()))
                // Pebble makes its links of the name under which it was asked
                .header("Host", host())
                .header("User-Agent", "front")
                .header("Accept-Language", "en")
                .method(
                        exchange.getRequestMethod(),
                        HttpRequest.BodyPublishers.ofByteArray(
                                exchange.getRequestBody().readAllBytes()));
        String type = exchange.getRequestHeaders().getFirst("Content-Type");
        if (type != null) {
            request.header("Content-Type", type);
        }
        try {
            HttpResponse<byte[]> response = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            response.headers().map().forEach((name, values) -> {
                if (PASSED.contains(name)) {
                    values.forEach(value -> exchange.getResponseHeaders().add(name, value));
                }
            });
            send(exchange, response.statusCode(), response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    /** Shows the certificate of the Pebble behind, and trusts it. */
    private static SSLContext likeThat(Pebble pebble) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream identity = Files.newInputStream(pebble.identity(PASSWORD))) {
            store.load(identity, PASSWORD.toCharArray());
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD.toCharArray());
        store.setCertificateEntry("root", store.getCertificate(store.aliases().nextElement()));
        TrustManagerFactory roots = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        roots.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), roots.getTrustManagers(), null);
        return context;
    }

    @Override
    public void close() {
        server.stop(0);
        client.close();
    }
}
