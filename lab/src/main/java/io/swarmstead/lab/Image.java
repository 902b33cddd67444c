package io.swarmstead.lab;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An image, in the words of Docker's image manifest version 2, schema 2.
 *
 * @param repository its name in a registry
 * @param below the layers that its own one lies on
 * @param files the folder whose contents are its own layer
 * @param entrypoint no word where the image has none
 */
record Image(
        String repository, String tag, List<Shared> below, Path files, List<String> entrypoint, List<String> command) {
    static final String MANIFEST_TYPE = "application/vnd.docker.distribution.manifest.v2+json";

    /** A stored part of an image. */
    record Blob(String digest, long size) {
        String describe(String type) {
            return "{\"mediaType\":\"%s\",\"size\":%d,\"digest\":\"%s\"}".formatted(type, size, digest);
        }
    }

    /** A layer that another image of the registry has already. */
    record Shared(String repository, Blob layer) {}

    /** All layers, the lowest first. */
    List<Blob> layers(Blob own) {
        return Stream.concat(below.stream().map(Shared::layer), Stream.of(own)).toList();
    }

    /** Layers are not compressed, so their digests are those of their files: they never travel further than this machine. */
    String configuration(Blob own, String architecture) {
        String digests =
                layers(own).stream().map(layer -> '"' + layer.digest() + '"').collect(Collectors.joining(","));
        String history = layers(own).stream()
                .map(_ -> "{\"created\":\"2026-01-01T00:00:00Z\",\"created_by\":\"swarmstead lab\"}")
                .collect(Collectors.joining(","));
        return """
                {"architecture":"%s","os":"linux","created":"2026-01-01T00:00:00Z",\
                "config":{"Env":["PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"],\
                "Entrypoint":%s,"Cmd":%s},\
                "rootfs":{"type":"layers","diff_ids":[%s]},\
                "history":[%s]}""".formatted(architecture, words(entrypoint), words(command), digests, history);
    }

    String manifest(Blob configuration, Blob own) {
        return """
                {"schemaVersion":2,"mediaType":"%s","config":%s,"layers":[%s]}""".formatted(
                        MANIFEST_TYPE,
                        configuration.describe("application/vnd.docker.container.image.v1+json"),
                        layers(own).stream()
                                .map(layer -> layer.describe("application/vnd.docker.image.rootfs.diff.tar"))
                                .collect(Collectors.joining(",")));
    }

    private static String words(List<String> words) {
        return words.isEmpty()
                ? "null"
                : words.stream().map(word -> '"' + word + '"').collect(Collectors.joining(",", "[", "]"));
    }
}
