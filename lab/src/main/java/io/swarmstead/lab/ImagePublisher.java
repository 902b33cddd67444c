package io.swarmstead.lab;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Puts images into a registry by its HTTP API, without a Docker engine. */
final class ImagePublisher implements AutoCloseable {
    private static final Duration LONGEST_PACKING = Duration.ofMinutes(5);

    /** Among them PostgreSQL's just-in-time compiler, which is larger than all the rest of it. */
    private static final List<String> NOT_FOR_CONTAINERS = List.of(
            "./boot/*",
            "./dev/*",
            "./run/*",
            "./usr/lib/*/libLLVM*",
            "./usr/lib/*/libz3*",
            "./usr/lib/postgresql/*/lib/bitcode",
            "./usr/share/doc/*",
            "./usr/share/locale/*",
            "./usr/share/man/*",
            "./var/cache/apt/*",
            "./var/lib/apt/lists/*",
            "./var/log/*.log",
            "./var/log/apt/*");

    private final URI registry;
    private final HttpClient client = HttpClient.newHttpClient();

    ImagePublisher(URI registry) {
        this.registry = registry;
    }

    boolean has(String repository, String tag) throws LabException {
        HttpRequest request = HttpRequest.newBuilder(manifest(repository, tag))
                .header("Accept", Image.MANIFEST_TYPE)
                .method("HEAD", BodyPublishers.noBody())
                .build();
        return send(request).statusCode() == 200;
    }

    /** @param otherTags by which the image is found besides its own */
    void publish(Image image, String... otherTags) throws LabException {
        String architecture = Machine.run("dpkg", "--print-architecture").strip();
        try {
            Path packed = Path.of(image.files() + ".tar");
            try {
                publish(image, packed, architecture, otherTags);
            } finally {
                Files.deleteIfExists(packed);
            }
        } catch (IOException e) {
            throw new LabException("machine: cannot pack " + image.repository(), e, "look at the disk's space: df -h");
        }
    }

    private void publish(Image image, Path packed, String architecture, String... otherTags)
            throws IOException, LabException {
        for (Image.Shared shared : image.below()) {
            mount(image.repository(), shared);
        }
        pack(image.files(), packed);
        var layer = new Image.Blob(digest(packed), Files.size(packed));
        upload(image.repository(), layer, BodyPublishers.ofFile(packed));
        byte[] text = image.configuration(layer, architecture).getBytes(StandardCharsets.UTF_8);
        var configuration = new Image.Blob(digest(text), text.length);
        upload(image.repository(), configuration, BodyPublishers.ofByteArray(text));
        String manifest = image.manifest(configuration, layer);
        for (String tag :
                Stream.concat(Stream.of(image.tag()), Stream.of(otherTags)).toList()) {
            HttpRequest request = HttpRequest.newBuilder(manifest(image.repository(), tag))
                    .header("Content-Type", Image.MANIFEST_TYPE)
                    .PUT(BodyPublishers.ofString(manifest))
                    .build();
            expect(201, send(request));
        }
    }

    private static void pack(Path files, Path packed) throws LabException {
        List<String> argv = new ArrayList<>(List.of("tar", "-cf", packed.toString(), "--numeric-owner", "--mtime=@0"));
        argv.add("--sort=name");
        NOT_FOR_CONTAINERS.forEach(pattern -> argv.add("--exclude=" + pattern));
        argv.addAll(List.of("-C", files.toString(), "."));
        Machine.run(LONGEST_PACKING, argv.toArray(String[]::new));
    }

    /** Tells the registry that the image has a layer of another one too. */
    private void mount(String repository, Image.Shared shared) throws LabException {
        URI uploads = registry.resolve("/v2/%s/blobs/uploads/?mount=%s&from=%s"
                .formatted(repository, shared.layer().digest(), shared.repository()));
        expect(
                201,
                send(HttpRequest.newBuilder(uploads)
                        .POST(BodyPublishers.noBody())
                        .build()));
    }

    /** The layers of an image that the registry has, the lowest first. */
    List<Image.Blob> layers(String repository, String tag) throws LabException {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(manifest(repository, tag))
                .header("Accept", Image.MANIFEST_TYPE)
                .build());
        expect(200, answer);
        List<Image.Blob> layers = new ArrayList<>();
        for (JsonNode layer : JsonMapper.shared().readTree(answer.body()).path("layers")) {
            layers.add(new Image.Blob(
                    layer.path("digest").asString(""), layer.path("size").asLong(0)));
        }
        return layers;
    }

    private void upload(String repository, Image.Blob blob, BodyPublisher content) throws LabException {
        URI uploads = registry.resolve("/v2/" + repository + "/blobs/uploads/");
        HttpResponse<String> opened = send(
                HttpRequest.newBuilder(uploads).POST(BodyPublishers.noBody()).build());
        expect(202, opened);
        String location = opened.headers().firstValue("Location").orElse("");
        String separator = location.contains("?") ? "&" : "?";
        URI target = registry.resolve(location + separator + "digest=" + blob.digest());
        HttpRequest request = HttpRequest.newBuilder(target)
                .header("Content-Type", "application/octet-stream")
                .PUT(content)
                .build();
        expect(201, send(request));
    }

    private URI manifest(String repository, String tag) {
        return registry.resolve("/v2/" + repository + "/manifests/" + tag);
    }

    private HttpResponse<String> send(HttpRequest request) throws LabException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new LabException("machine: the lab's registry does not answer", e, "run swarmstead lab up again");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LabException("machine: interrupted", e, "run the command again");
        }
    }

    private static void expect(int status, HttpResponse<String> response) throws LabException {
        if (response.statusCode() != status) {
            throw new LabException(
                    "machine: the lab's registry refuses " + response.uri().getPath(),
                    response.statusCode() + " " + response.body().strip(),
                    "run swarmstead lab down, then up");
        }
    }

    private static String digest(Path file) throws IOException {
        MessageDigest sha256 = sha256();
        try (var in = new DigestInputStream(Files.newInputStream(file), sha256)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return "sha256:" + HexFormat.of().formatHex(sha256.digest());
    }

    private static String digest(byte[] content) {
        return "sha256:" + HexFormat.of().formatHex(sha256().digest(content));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java has SHA-256", impossible);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
