package io.swarmstead.acme;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import org.shredzone.acme4j.Session;
import org.shredzone.acme4j.connector.Connection;
import org.shredzone.acme4j.connector.DefaultConnection;
import org.shredzone.acme4j.connector.HttpConnector;
import org.shredzone.acme4j.connector.NetworkSettings;
import org.shredzone.acme4j.provider.GenericAcmeProvider;

/** How we speak to an authority: with roots of our own choice, and without losing what a plain HTTP error says. */
final class AuthorityProvider extends GenericAcmeProvider {
    private final Optional<SSLContext> trust;
    private final InstantSource clock;

    AuthorityProvider(Optional<SSLContext> trust, InstantSource clock) {
        this.trust = trust;
        this.clock = clock;
    }

    @Override
    public HttpClient createHttpClient(NetworkSettings settings) {
        HttpClient.Builder builder = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .connectTimeout(settings.getTimeout())
                .proxy(settings.getProxySelector());
        trust.ifPresent(builder::sslContext);
        return builder.build();
    }

    @Override
    public Connection connect(URI server, NetworkSettings settings, HttpClient client) {
        return new FrankConnection(createHttpConnector(settings, client), clock);
    }

    /** acme4j keeps of an error that is no problem document nothing but the status; we want the rest too. */
    private static final class FrankConnection extends DefaultConnection {
        private final InstantSource clock;

        FrankConnection(HttpConnector connector, InstantSource clock) {
            super(connector);
            this.clock = clock;
        }

        @Override
        protected void sendRequest(Session session, URL url, Consumer<HttpRequest.Builder> body) throws IOException {
            super.sendRequest(session, url, body);
            HttpResponse<?> response = lastResponse;
            if (response != null && response.statusCode() >= 400 && !isProblem(response)) {
                close();
                throw new HttpFailure(response, clock.instant());
            }
        }

        private static boolean isProblem(HttpResponse<?> response) {
            return response.headers()
                    .firstValue("Content-Type")
                    .filter(type -> type.startsWith("application/problem+json"))
                    .isPresent();
        }
    }
}
