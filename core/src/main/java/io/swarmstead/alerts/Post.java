package io.swarmstead.alerts;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Posts JSON. Errors name the host only: path and query of such a URL are what others must not know. */
final class Post {
    private static final int OK = 200;
    private static final int REDIRECTION = 300;

    private Post() {}

    static void json(URI to, Map<String, Object> fields) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(to)
                .timeout(Channel.PATIENCE)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(fields)))
                .build();
        int status;
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(Channel.PATIENCE).build()) {
            status =
                    client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            throw new IOException(
                    "%s cannot be reached (%s)"
                            .formatted(to.getHost(), e.getClass().getSimpleName()),
                    e);
        }
        if (status < OK || status >= REDIRECTION) {
            throw new IOException("%s answers with status %d".formatted(to.getHost(), status));
        }
    }
}
