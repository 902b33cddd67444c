package io.swarmstead.acceptance;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
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
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * Stands before Pebble, counts what it is asked, and does what Pebble cannot be told to: it answers some requests itself,
 * and loses others. While nobody is behind it, it hangs up.
 */
final class AcmeFront implements AutoCloseable {
    private static final String PASSWORD = "pebble";
    private static final Set<String> PASSED =
            Set.of("content-type", "location", "link", "replay-nonce", "retry-after", "cache-control");

    private final HttpsServer server;
    private final HttpClient client;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final URI behind;
    private final String address;
    private final List<Answer> answers = new CopyOnWriteArrayList<>();
    private final List<Loss> losses = new CopyOnWriteArrayList<>();
    private final List<Reaction> reactions = new CopyOnWriteArrayList<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    /**
     * A request that has an answer.
     *
     * @param status 0 where nobody was there to give one
     */
    record Asked(String path, Instant at, int status) {}

    /** Where a message is lost. */
    enum Way {
        /** The authority never hears of the request. */
        THERE,
        /** The authority has done as it was asked, and whoever asked does not hear of that. */
        BACK
    }

    private record Answer(String path, int status, String type, Duration retryAfter, String body) {}

    private record Loss(String path, Way way, CompletableFuture<Void> reached) {
        boolean is(String whole, Way where) {
            return way == where && whole.startsWith(path);
        }
    }

    private record Reaction(String path, Runnable work) {}

    /** On loopback. */
    AcmeFront(Pebble pebble) throws IOException, GeneralSecurityException {
        this(pebble, "127.0.0.1");
    }

    /** On an address of this machine that the Pebble's certificate has. */
    AcmeFront(Pebble pebble, String address) throws IOException, GeneralSecurityException {
        this.address = address;
        behind = pebble.directory().resolve("/");
        SSLContext identity = likeThat(pebble);
        client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(identity)
                .build();
        server = HttpsServer.create(new InetSocketAddress(address, 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(identity));
        server.setExecutor(threads);
        server.createContext("/", this::pass);
        server.start();
    }

    URI directory() {
        return URI.create("https://" + host() + "/dir");
    }

    /** Answers one request whose path begins so, in the place of Pebble. */
    void answerNext(String path, int status, String type, Duration retryAfter, String body) {
        answers.add(new Answer(path, status, type, retryAfter, body));
    }

    /**
     * Loses one request whose path begins so, or the answer to it if that is no refusal. Whoever asked waits on an open
     * connection.
     *
     * @return is complete when it is lost
     */
    CompletableFuture<Void> loseNext(String path, Way way) {
        Loss loss = new Loss(path, way, new CompletableFuture<>());
        losses.add(loss);
        return loss.reached();
    }

    /** Does this whenever Pebble has done as it was asked at a path that begins so, before that is told to who asked. */
    void whenTaken(String path, Runnable work) {
        reactions.add(new Reaction(path, work));
    }

    /** How often it was asked for a path that begins so. */
    long requests(String path) {
        return asked(path).size();
    }

    /** How many of these requests Pebble did not refuse. */
    long taken(String path) {
        return asked(path).stream().filter(AcmeFront::isTaken).count();
    }

    /** These requests, in the order of their answers. */
    List<Asked> asked(String path) {
        return asked.stream().filter(one -> one.path().startsWith(path)).toList();
    }

    private static boolean isTaken(Asked one) {
        return one.status() >= 200 && one.status() < 400;
    }

    private String host() {
        return address + ":" + server.getAddress().getPort();
    }

    private void pass(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        Instant at = Instant.now();
        Optional<Loss> there = take(losses, loss -> loss.is(path, Way.THERE));
        if (there.isPresent()) {
            asked.add(new Asked(path, at, 0));
            there.get().reached().complete(null);
            return;
        }
        Optional<Answer> ours = take(answers, answer -> path.startsWith(answer.path()));
        if (ours.isPresent()) {
            asked.add(new Asked(path, at, ours.get().status()));
            give(exchange, ours.get());
            return;
        }
        HttpResponse<byte[]> response;
        try {
            response = forward(exchange);
        } catch (IOException away) {
            asked.add(new Asked(path, at, 0));
            throw away;
        }
        answered(exchange, new Asked(path, at, response.statusCode()), response);
    }

    private void answered(HttpExchange exchange, Asked one, HttpResponse<byte[]> response) throws IOException {
        asked.add(one);
        if (isTaken(one)) {
            reactions.stream()
                    .filter(reaction -> one.path().startsWith(reaction.path()))
                    .forEach(reaction -> reaction.work().run());
            Optional<Loss> back = take(losses, loss -> loss.is(one.path(), Way.BACK));
            if (back.isPresent()) {
                back.get().reached().complete(null);
                return;
            }
        }
        response.headers().map().forEach((name, values) -> {
            if (PASSED.contains(name)) {
                values.forEach(value -> exchange.getResponseHeaders().add(name, value));
            }
        });
        send(exchange, response.statusCode(), response.body());
    }

    /** The first that fits, which is there no more for the next one who asks. */
    private static <T> Optional<T> take(List<T> all, Predicate<T> fits) {
        return all.stream().filter(fits).findFirst().filter(all::remove);
    }

    private static void give(HttpExchange exchange, Answer answer) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", answer.type());
        exchange.getResponseHeaders()
                .add("Retry-After", String.valueOf(answer.retryAfter().toSeconds()));
        send(exchange, answer.status(), answer.body().getBytes(StandardCharsets.UTF_8));
    }

    private HttpResponse<byte[]> forward(HttpExchange exchange) throws IOException {
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
            return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
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
        threads.shutdownNow();
    }
}
