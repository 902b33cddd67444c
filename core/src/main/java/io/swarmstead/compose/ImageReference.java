package io.swarmstead.compose;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
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

    private static final String COMPONENT = "[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*";
    private static final String LABEL = "[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?";
    private static final Pattern PATH = Pattern.compile(COMPONENT + "(?:/" + COMPONENT + ")*");
    private static final Pattern REGISTRY =
            Pattern.compile("(?:" + LABEL + "(?:\\." + LABEL + ")*|\\[[a-fA-F0-9:]+])(?::[0-9]+)?");
    private static final Pattern TAG = Pattern.compile("[a-zA-Z0-9_][a-zA-Z0-9_.-]{0,127}");
    private static final Pattern DIGEST =
            Pattern.compile("sha256:[a-f0-9]{64}|sha384:[a-f0-9]{96}|sha512:[a-f0-9]{128}");
    private static final Pattern IDENTIFIER = Pattern.compile("[a-f0-9]{64}");

    /** Characters of a path, as the registry's; and of everything, far more than a registry's name may have. */
    private static final int LONGEST_PATH = 255;

    private static final int LONGEST = 1000;

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

    /** Why it cannot name an image (github.com/distribution/reference); empty where it can. */
    public static Optional<String> fault(String text) {
        if (text.length() > LONGEST) {
            return Optional.of("it is too long");
        }
        if (IDENTIFIER.matcher(text).matches()) {
            return Optional.of("it is the number of an image on one host, which no other host can pull");
        }
        ImageReference image = parse(text);
        String first = image.words().getFirst();
        boolean registry =
                image.words().size() > 1 && (first.matches(".*[.:\\p{Upper}].*") || first.equals("localhost"));
        String path = registry ? image.repository.substring(first.length() + 1) : image.repository;
        if (!path.equals(path.toLowerCase(Locale.ROOT))) {
            return Optional.of("its name has capital letters");
        }
        if (registry && !REGISTRY.matcher(first).matches()) {
            return Optional.of("what is before the first slash is not the name of a registry");
        }
        if (path.length() > LONGEST_PATH || !PATH.matcher(path).matches()) {
            return Optional.of("its name has a character that none has, or begins or ends with a sign, or is too long");
        }
        if (image.tag.filter(tag -> !TAG.matcher(tag).matches()).isPresent()) {
            return Optional.of("what is behind the colon is not a tag");
        }
        return image.digest
                .filter(digest -> !DIGEST.matcher(digest).matches())
                .map(_ -> "what is behind the @ is not a digest");
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
        return Arrays.asList(repository.split("/", -1));
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
