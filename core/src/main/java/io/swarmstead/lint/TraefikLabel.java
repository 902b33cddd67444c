package io.swarmstead.lint;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A label that tells Traefik how to route.
 *
 * @param protocol {@code http}, {@code tcp} or {@code udp}
 * @param section what the name is of, such as {@code routers}; in lower case, for Traefik reads all but names so
 * @param name of the router, service or middleware
 * @param option what is set, in lower case, such as {@code loadbalancer.server.port}
 */
record TraefikLabel(
        Service service, String key, String value, String protocol, String section, String name, String option) {
    private static final Pattern KEY = Pattern.compile("(?i)traefik\\.(http|tcp|udp)\\.([a-z]+)\\.([^.]+)\\.(.+)");

    /** Also what Traefik cannot read, since it leaves the service out then, which is what is wanted. */
    private static final Set<String> NO = Set.of("0", "f", "false", "n", "no", "off");

    /** Those of a service. */
    static List<TraefikLabel> of(Service service) {
        return service.labels().entrySet().stream()
                .flatMap(label -> of(service, label.getKey(), label.getValue()).stream())
                .toList();
    }

    private static Optional<TraefikLabel> of(Service service, String key, String value) {
        Matcher parts = KEY.matcher(key);
        return parts.matches()
                ? Optional.of(new TraefikLabel(
                        service,
                        key,
                        value,
                        parts.group(1).toLowerCase(Locale.ROOT),
                        parts.group(2).toLowerCase(Locale.ROOT),
                        parts.group(3),
                        parts.group(4).toLowerCase(Locale.ROOT)))
                : Optional.empty();
    }

    /** Whether it belongs to a router. */
    boolean ofRouter() {
        return section.equals("routers");
    }

    /** The router with its protocol: one of HTTP and one of TCP do not meet. */
    String router() {
        return protocol + " router " + name;
    }

    /** A value that lists names. */
    List<String> values() {
        return Arrays.stream(value.split(","))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    Spot spot() {
        return service.label(key);
    }

    Optional<LabelText> written() {
        return LabelText.at(spot(), key, value);
    }

    /** All labels of the routers of a service. */
    static Stream<TraefikLabel> routers(Service service) {
        return of(service).stream().filter(TraefikLabel::ofRouter);
    }

    /** Whether the service says to Traefik that it is none of its business. */
    static boolean turnedOff(Service service) {
        return service.labels().entrySet().stream()
                .anyMatch(label -> label.getKey().equalsIgnoreCase("traefik.enable")
                        && NO.contains(label.getValue().toLowerCase(Locale.ROOT)));
    }
}
