package io.swarmstead.compose;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The name of an image as a compose file has it.
 *
 * @param repository with the registry, where the author names one
 * @param tag where the author names one
 * @param digest such as {@code sha256:…}, where the author gives one
 */
public record ImageReference(String repository, Optional<String> tag, Optional<String> digest) {
    /** The registry of images that name none. */
    public static final String HUB = "docker.io";

    /** What Docker Hub's official images are called in full. */
    private static final String[] IMPLIED = {"docker.io/", "index.docker.io/", "library/"};

    /** Takes apart what stands behind {@code image:}, whatever it is. */
    public static ImageReference parse(String text) {
        int at = text.indexOf('@');
        String named = at < 0 ? text : text.substring(0, at);
        int colon = named.lastIndexOf(':');
        boolean tagged = colon > named.lastIndexOf('/');
        return new ImageReference(
                tagged ? named.substring(0, colon) : named,
                tagged ? Optional.of(named.substring(colon + 1)) : Optional.empty(),
                at < 0 ? Optional.empty() : Optional.of(text.substring(at + 1)));
    }

    /** Where the image is kept: the first word of the repository, if that can only be a host. */
    public String registry() {
        String first = words().getFirst();
        boolean host = first.contains(".") || first.contains(":") || first.equals("localhost");
        return !host || first.equals("index." + HUB) || words().size() == 1 ? HUB : first;
    }

    /** {@code name:tag}; Docker takes the tag {@code latest} where there is none. */
    public String tagged() {
        return repository + ":" + tag.orElse("latest");
    }

    /** The words of the repository, such as {@code linuxserver} and {@code sonarr}. */
    public List<String> words() {
        return Arrays.asList(repository.split("/"));
    }

    /** {@code name@digest}, which means one image for ever. */
    public String exact(String digest) {
        return repository + "@" + digest;
    }

    /** {@code name:tag@digest}: the digest counts, and the tag tells people what it is. */
    public String pinned(String digest) {
        return tagged() + "@" + digest;
    }

    /** The digest in one of the engine's {@code RepoDigests}, if that is of this repository. */
    public Stream<String> digestOf(String repoDigest) {
        ImageReference other = parse(repoDigest);
        return familiar(other.repository).equals(familiar(repository)) ? other.digest.stream() : Stream.empty();
    }

    private static String familiar(String repository) {
        String name = repository;
        for (String prefix : IMPLIED) {
            name = name.startsWith(prefix) ? name.substring(prefix.length()) : name;
        }
        return name;
    }
}
