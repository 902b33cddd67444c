package io.swarmstead.acceptance;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Traefik's image under another tag in the lab's registry: the same program with another configuration. */
final class TraefikVariant {
    static final String OFFERED = "v3.7";
    private static final String MANIFEST = "application/vnd.docker.distribution.manifest.v2+json";
    private static final JsonMapper JSON = JsonMapper.shared();

    private TraefikVariant() {}

    /** An image with these words before its arguments, and with another digest than that of every other tag. */
    static void publish(String tag, String... entrypoint) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            ObjectNode manifest = object(send(client, at("manifests/" + OFFERED).header("Accept", MANIFEST)));
            ObjectNode configuration = object(send(
                    client, at("blobs/" + manifest.path("config").path("digest").asString())));
            ObjectNode settings = (ObjectNode) configuration.path("config");
            settings.putObject("Labels").put("variant", tag);
            var words = settings.putArray("Entrypoint");
            for (String word : entrypoint) {
                words.add(word);
            }
            byte[] text = JSON.writeValueAsBytes(configuration);
            String digest = "sha256:"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(text));
            URI upload = URI.create(send(client, at("blobs/uploads/").POST(BodyPublishers.noBody()))
                    .headers()
                    .firstValue("Location")
                    .orElseThrow());
            URI target =
                    at("").build().uri().resolve(upload + (upload.getQuery() == null ? "?" : "&") + "digest=" + digest);
            send(
                    client,
                    HttpRequest.newBuilder(target)
                            .header("Content-Type", "application/octet-stream")
                            .PUT(BodyPublishers.ofByteArray(text)));
            ((ObjectNode) manifest.path("config")).put("digest", digest).put("size", text.length);
            send(
                    client,
                    at("manifests/" + tag)
                            .header("Content-Type", MANIFEST)
                            .PUT(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(manifest))));
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static HttpRequest.Builder at(String path) {
        return HttpRequest.newBuilder(
                URI.create("http://%s:5000/v2/library/traefik/%s".formatted(TheLab.gateway(), path)));
    }

    private static ObjectNode object(HttpResponse<String> response) {
        return (ObjectNode) JSON.readTree(response.body());
    }

    private static HttpResponse<String> send(HttpClient client, HttpRequest.Builder request) {
        try {
            var response = client.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            if (response.statusCode() >= 300) {
                throw new IllegalStateException(response + ": " + response.body());
            }
            return response;
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
