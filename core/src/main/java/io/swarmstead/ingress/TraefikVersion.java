package io.swarmstead.ingress;

import io.swarmstead.spec.IngressSpec;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A version of Traefik, as its image says; an image that says none has an unknown one, of which nothing follows. */
public record TraefikVersion(int major, int minor, int patch) implements Comparable<TraefikVersion> {
    /** The oldest that is to face visitors: older ones have the hole that {@link #HOLE} names. */
    public static final TraefikVersion FLOOR = new TraefikVersion(3, 7, 18);

    public static final String HOLE = "CVE-2026-137481";

    /** By which images say it, and the containers that are made of them. */
    private static final String LABEL = "org.opencontainers.image.version";

    private static final Pattern TEXT = Pattern.compile("v?(\\d{1,4})\\.(\\d{1,4})\\.(\\d{1,4})");

    private static final Comparator<TraefikVersion> ORDER = Comparator.comparingInt(TraefikVersion::major)
            .thenComparingInt(TraefikVersion::minor)
            .thenComparingInt(TraefikVersion::patch);

    static Optional<TraefikVersion> of(String text) {
        Matcher version = TEXT.matcher(text.strip());
        return version.matches()
                ? Optional.of(new TraefikVersion(
                        Integer.parseInt(version.group(1)),
                        Integer.parseInt(version.group(2)),
                        Integer.parseInt(version.group(3))))
                : Optional.empty();
    }

    /** Of what the engine tells of an image. */
    static Optional<TraefikVersion> ofImage(String json) {
        return of(label(tree(json).path("Config").path("Labels")));
    }

    /** Of the engine's list of the containers of one service, which have the labels of their image. */
    public static Optional<TraefikVersion> ofContainers(String json) {
        return of(label(tree(json).path(0).path("Labels")));
    }

    private static String label(JsonNode labels) {
        return labels.path(LABEL).asString("");
    }

    private static JsonNode tree(String json) {
        try {
            return JsonMapper.shared().readTree(json.isBlank() ? "{}" : json);
        } catch (JacksonException unreadable) {
            return JsonMapper.shared().readTree("{}");
        }
    }

    boolean isNewerThan(TraefikVersion other) {
        return compareTo(other) > 0;
    }

    public boolean isOld() {
        return compareTo(FLOOR) < 0;
    }

    /** Whether the newest patch of the tag is as new as it takes: a tag without a patch stands for that. */
    static boolean comesWith(IngressSpec ingress) {
        return ingress.traefik().equals("v%d.%d".formatted(FLOOR.major, FLOOR.minor));
    }

    /** Why an old one should not stay. */
    public String reason() {
        return "Traefik %s runs, and %s mends %s".formatted(this, FLOOR, HOLE);
    }

    /** What brings a newer one. */
    public static String wayOut(IngressSpec ingress) {
        return comesWith(ingress)
                ? "swarmstead up brings it, host by host, and loses no request"
                : "write ingress: {traefik: v%d.%d} in cloud.yaml instead of %s, then: swarmstead up"
                        .formatted(FLOOR.major, FLOOR.minor, ingress.traefik());
    }

    @Override
    public int compareTo(TraefikVersion other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return "%d.%d.%d".formatted(major, minor, patch);
    }
}
