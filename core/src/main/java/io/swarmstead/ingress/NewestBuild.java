package io.swarmstead.ingress;

import io.swarmstead.spec.IngressSpec;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the registry says that Traefik's tag stands for, as a steward asked it last and left it on its host.
 *
 * @param at when it was asked
 * @param digest of the image; none where no registry ever answered. No answer is never the answer that nothing is newer
 * @param answered whether one answered that time, or the digest is of a time before
 */
public record NewestBuild(Instant at, String tag, Optional<String> digest, boolean answered) {
    /** Where it is left. */
    public static final String FILE = "/var/lib/swarmstead-steward/traefik-newest";

    private static final Duration BETWEEN_LOOKS = Duration.ofDays(7);
    private static final Duration AFTER_SILENCE = Duration.ofDays(1);

    private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");
    private static final String NONE = "-";

    /** Where the engine tells it, which asks its registries, mirrors first. */
    public static String question(IngressSpec ingress) {
        return "/distribution/" + IngressStack.image(ingress) + "/json";
    }

    /** The digest in the engine's answer. */
    public static Optional<String> digest(String answer) {
        try {
            return checked(JsonMapper.shared()
                    .readTree(answer)
                    .path("Descriptor")
                    .path("digest")
                    .asString(""));
        } catch (JacksonException unreadable) {
            return Optional.empty();
        }
    }

    /** The digest that is part of an image's exact name, and what is no digest is none. */
    public static Optional<String> digestIn(String image) {
        return checked(image.substring(image.indexOf('@') + 1));
    }

    private static Optional<String> checked(String digest) {
        return Optional.of(digest).filter(text -> DIGEST.matcher(text).matches());
    }

    /** What {@link #text} made; what is anything else tells nothing. */
    public static Optional<NewestBuild> read(String text) {
        String[] words = text.strip().split(" ");
        if (words.length != 4) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new NewestBuild(Instant.parse(words[0]), words[1], checked(words[2]), words[3].equals("answered")));
        } catch (DateTimeException foreign) {
            return Optional.empty();
        }
    }

    /** A line. */
    public String text() {
        return "%s %s %s %s\n".formatted(at, tag, digest.orElse(NONE), answered ? "answered" : "silent");
    }

    /** Whether it is time to ask again; also where the clock went back behind it. */
    public boolean isOver(Instant now) {
        return now.isBefore(at) || !now.isBefore(at.plus(answered ? BETWEEN_LOOKS : AFTER_SILENCE));
    }

    /** Whether it is of this tag, and another one than that which runs. */
    public boolean isAnother(IngressSpec ingress, String running) {
        return tag.equals(ingress.traefik())
                && digest.filter(newest -> !newest.equals(running)).isPresent();
    }

    /** As people are told of a digest. */
    static String brief(String digest) {
        return digest.substring(0, "sha256:".length() + 12) + "…";
    }

    /** What there is, for people. */
    public String told() {
        return "Traefik %s has a newer build (%s)"
                .formatted(tag, digest.map(NewestBuild::brief).orElse(NONE));
    }

    /** What brings it. */
    public static String wayOut() {
        return "swarmstead up takes it, host by host, and loses no request";
    }
}
