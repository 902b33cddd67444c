package io.swarmstead.routes;

import io.swarmstead.compose.ComposeFile;
import io.swarmstead.compose.Finding;
import io.swarmstead.spec.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the key of one service. All that is wrong with it is found, and then nothing is filled in. */
final class RouteReader {
    /** The key itself; Docker reads over it. */
    static final String KEY = "x-swarmstead";

    /** What may stand below it. */
    static final List<String> KEYS = List.of("route", "port", "health", "protect", "owner", "mode", "trusted");

    private static final String UNHEARD = "it would be a wish that is silently not granted";
    private static final String NAME = "write a name such as wiki.example.org, wiki.example.org/docs, or wiki alone "
            + "for one below the cloud's domain";

    private final ComposeFile file;
    private final String name;
    private final OwnKeys own;
    private final RouteSite site;
    private final List<Finding> findings;
    private boolean wrong;

    RouteReader(ComposeFile file, String name, OwnKeys own, RouteSite site, List<Finding> findings) {
        this.file = file;
        this.name = name;
        this.own = own;
        this.site = site;
        this.findings = findings;
    }

    /** Empty where it asks for no route, or not rightly. */
    Optional<RoutedService> read() {
        if (!(own.service().get(KEY) instanceof Map<?, ?> written)) {
            return own.service().containsKey(KEY)
                    ? wrong("wrong-type", "it has no keys", UNHEARD, "write them below it: " + String.join(", ", KEYS))
                    : Optional.empty();
        }
        written.keySet().stream()
                .map(String::valueOf)
                .filter(key -> !KEYS.contains(key))
                .forEach(this::unknown);
        folders(written.get("owner"), written.get("mode"));
        if (written.get("trusted") != null && !(written.get("trusted") instanceof Boolean)) {
            wrong("wrong-type", "it is neither true nor false", UNHEARD, "write trusted: true", "trusted");
        }
        boolean routed = written.containsKey("route");
        List<Route> routes = routes(written.get("route"), routed);
        boolean protect = protect(written.get("protect"), routed);
        Optional<Integer> port = port(written.get("port"), routed);
        Optional<String> health = health(written.get("health"));
        if (routed && own.labels().value("traefik.enable").equalsIgnoreCase("false")) {
            wrong(
                    "route-off",
                    "it has a route, and a label that says traefik.enable=false",
                    "Traefik leads nowhere where that is said",
                    "take one of the two away",
                    "route");
        }
        return wrong || routes.isEmpty()
                ? Optional.empty()
                : port.map(
                        known -> new RoutedService(name, routes, known, health.or(() -> own.health(known)), protect));
    }

    private List<Route> routes(@Nullable Object written, boolean routed) {
        List<?> texts = written instanceof List<?> list
                ? list
                : Stream.ofNullable(written).toList();
        if (texts.isEmpty() && routed) {
            wrong("route-name", "there is no name", UNHEARD, NAME, "route");
        }
        List<Route> routes = new ArrayList<>();
        IntStream.range(0, texts.size()).forEach(index -> {
            Object text = texts.get(index);
            Optional<Route> route = text instanceof String host ? Route.of(host, site.domain()) : Optional.empty();
            route.ifPresentOrElse(
                    routes::add,
                    () -> wrong(
                            "route-name",
                            (text instanceof String host ? "\"" + host + "\"" : "this")
                                    + " is not a name on the network",
                            "Traefik holds it against the name that a browser asks for, and the beginning of the path",
                            NAME,
                            "route",
                            Integer.toString(index)));
        });
        return routes;
    }

    private Optional<Integer> port(@Nullable Object written, boolean routed) {
        if (written != null) {
            String port = String.valueOf(written);
            return port.matches("[1-9][0-9]{0,4}") && Integer.parseInt(port) <= 65535
                    ? Optional.of(Integer.valueOf(port))
                    : wrong("wrong-type", "it is not a port", UNHEARD, "write a number from 1 to 65535", "port");
        }
        Optional<Integer> known = own.port();
        return known.isPresent() || !routed
                ? known
                : wrong(
                        "route-port",
                        "nothing says at which port " + name + " listens",
                        "a swarm does not tell Traefik, which then leaves the service out",
                        "add port: 8080 beside route, with the port at which the program in the container listens",
                        "route");
    }

    private Optional<String> health(@Nullable Object written) {
        if (written == null) {
            return Optional.empty();
        }
        return written instanceof String path && path.matches("/[^\\s`]*")
                ? Optional.of(path)
                : wrong(
                        "wrong-type",
                        "it is not a path",
                        UNHEARD,
                        "write what a healthy task answers to, such as /healthz",
                        "health");
    }

    private boolean protect(@Nullable Object written, boolean routed) {
        if (!(written instanceof Boolean protect)) {
            if (written != null) {
                wrong("wrong-type", "it is neither true nor false", UNHEARD, "write protect: true", "protect");
            }
            return false;
        }
        if (protect && !routed) {
            wrong(
                    "route-protect",
                    "there is no route to put a login in front of",
                    UNHEARD,
                    "add route: NAME beside it",
                    "protect");
        } else if (protect && !site.login()) {
            wrong(
                    "route-protect",
                    "the cloud has no login",
                    "everybody would be let in, or nobody",
                    "write ingress.users or ingress.forward-auth in the cloud's file (swarmstead password makes the hash of"
                            + " a user's), then: swarmstead up",
                    "protect");
        }
        return protect;
    }

    /** Whose folders are that have to be made; {@link Ownership} reads it where it is right. */
    private void folders(@Nullable Object owner, @Nullable Object mode) {
        if (owner != null && !Ownership.isOwner(owner)) {
            wrong(
                    "wrong-type",
                    "it is no number of a user",
                    "a host does not know the names of users in an image",
                    "write owner: \"UID:GID\"; docker run --rm --entrypoint id IMAGE prints them",
                    "owner");
        }
        if (mode != null && !Ownership.isMode(mode)) {
            wrong(
                    "wrong-type",
                    "it is no mode in quotes",
                    "YAML reads 0750 as the number 488, and 750 as another mode",
                    "write three or four octal digits in quotes, such as mode: \"0750\"",
                    "mode");
        }
    }

    private void unknown(String key) {
        wrong(
                "unknown-key",
                key + " is not known here",
                UNHEARD,
                Nearest.to(key, KEYS)
                        .map(near -> "write " + near)
                        .orElse("remove it; known here: " + String.join(", ", KEYS)),
                key);
    }

    /** Always empty, so that a reading can end with it. */
    private <T> Optional<T> wrong(String rule, String what, String why, String next, String... keys) {
        wrong = true;
        List<String> path =
                Stream.concat(Stream.of("services", name, KEY), Stream.of(keys)).toList();
        findings.add(file.error(path, rule, what, why, next));
        return Optional.empty();
    }
}
