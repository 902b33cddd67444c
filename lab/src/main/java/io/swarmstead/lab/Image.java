package io.swarmstead.lab;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An image of one layer, in the words of Docker's image manifest version 2, schema 2.
 *
 * @param repository its name in a registry
 * @param files the folder whose contents are the image's root
 * @param entrypoint no word where the image has none
 */
record Image(String repository, String tag, Path files, List<String> entrypoint, List<String> command) {
    static final String MANIFEST_TYPE = "application/vnd.docker.distribution.manifest.v2+json";

    /** A stored part of an image. */
    record Blob(String digest, long size) {
        String describe(String type) {
            return "{\"mediaType\":\"%s\",\"size\":%d,\"digest\":\"%s\"}".formatted(type, size, digest);
        }
    }

    /** The layer is not compressed, so its digest is that of its files: it never travels further than this machine. */
    String configuration(Blob layer, String architecture) {
        return """
                {"architecture":"%s","os":"linux","created":"2026-01-01T00:00:00Z",\
                "config":{"Env":["PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"],\
                "Entrypoint":%s,"Cmd":%s},\
                "rootfs":{"type":"layers","diff_ids":["%s"]},\
                "history":[{"created":"2026-01-01T00:00:00Z","created_by":"swarmstead lab"}]}""".formatted(architecture, words(entrypoint), words(command), layer.digest());
    }

    static String manifest(Blob configuration, Blob layer) {
        return """
                {"schemaVersion":2,"mediaType":"%s","config":%s,"layers":[%s]}""".formatted(
                        MANIFEST_TYPE,
                        configuration.describe("application/vnd.docker.container.image.v1+json"),
                        layer.describe("application/vnd.docker.image.rootfs.diff.tar"));
    }

    private static String words(List<String> words) {
        return words.isEmpty()
                ? "null"
                : words.stream().map(word -> '"' + word + '"').collect(Collectors.joining(",", "[", "]"));
    }
}
