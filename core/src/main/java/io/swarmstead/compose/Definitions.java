package io.swarmstead.compose;

import io.swarmstead.compose.Written.Entries;
import io.swarmstead.compose.Written.Scalar;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Shapes of the networks, volumes, configs and secrets that a file defines, or says to be there already. */
final class Definitions {
    private static final Shape EXTERNAL = spot -> spot.written() instanceof Entries
            ? new Section()
                    .key("name", Plain.TEXT)
                    .normalMapping(spot)
                    .map(external -> external.getOrDefault("name", true))
            : Plain.FLAG.normal(spot);

    private static final Section NETWORK = new Section()
            .extensions(7)
            .unsupported(ComposeOnly.NETWORK)
            .key("name", 5, Plain.TEXT)
            .key("driver", Plain.TEXT)
            .key("driver_opts", Pairs.OPTIONS)
            .key(
                    "ipam",
                    new Section()
                            .key("driver", Plain.TEXT)
                            .key(
                                    "config",
                                    Sequences.listOf(new Section()
                                            .unsupported(ComposeOnly.ADDRESSES)
                                            .key("subnet", Plain.TEXT))))
            .key("external", EXTERNAL)
            .key("internal", Plain.FLAG)
            .key("attachable", 2, Plain.FLAG)
            .key("labels", Pairs.LABELS);

    private static final Section VOLUME = new Section()
            .extensions(7)
            .key("name", 4, Plain.TEXT)
            .key("driver", Plain.TEXT)
            .key("driver_opts", Pairs.OPTIONS)
            .key("external", EXTERNAL)
            .key("labels", Pairs.LABELS)
            .kept("x-cluster-spec", 10, ClusterVolume.SHAPE);

    private static final Section CONFIG = file().unsupported(ComposeOnly.CONFIG).key("template_driver", 8, Plain.TEXT);
    private static final Section SECRET = file().unsupported(ComposeOnly.SECRET)
            .key("driver", 8, Plain.TEXT)
            .key("driver_opts", 8, Pairs.OPTIONS)
            .key("template_driver", 8, Plain.TEXT);

    static final Shape NETWORKS = Named.any(spot -> defined(spot, NETWORK, List.of()));
    static final Shape VOLUMES = Named.of(spot -> defined(spot, VOLUME, List.of("driver", "driver_opts", "labels")));
    static final Shape CONFIGS = Named.of(spot -> defined(spot, CONFIG));
    static final Shape SECRETS = Named.of(spot -> defined(spot, SECRET));

    private Definitions() {}

    private static Section file() {
        return new Section()
                .extensions(7)
                .key("name", 5, Plain.TEXT)
                .key("file", Plain.TEXT)
                .key("external", EXTERNAL)
                .key("labels", Pairs.LABELS);
    }

    /** A network or volume. Docker keeps the extensions of external ones only. */
    private static Optional<Object> defined(Spot spot, Section section, List<String> conflicting) {
        if (spot.written() instanceof Scalar scalar && scalar.value() == null) {
            return Optional.of(Map.of());
        }
        Optional<Map<String, @Nullable Object>> definition = section.normalMapping(spot);
        if (definition.isEmpty()) {
            return Optional.empty();
        }
        if (!definition.get().containsKey("external")) {
            definition.get().keySet().removeIf(key -> key.startsWith("x-") && !key.equals("x-cluster-spec"));
            return definition.map(Object.class::cast);
        }
        conflicting.stream().filter(definition.get()::containsKey).forEach(key -> conflict(spot, key));
        return named(spot, definition.get());
    }

    /** A config or secret. */
    private static Optional<Object> defined(Spot spot, Section section) {
        Optional<Map<String, @Nullable Object>> definition = section.normalMapping(spot);
        if (definition.isEmpty() || definition.get().containsKey("external")) {
            return definition.flatMap(external -> named(spot, external));
        }
        boolean driven = definition.get().containsKey("driver");
        if (driven && definition.get().containsKey("file")) {
            return spot.refuse(
                    "conflict",
                    "it has both a driver and a file",
                    "its content comes from one of them",
                    "remove file or driver");
        }
        return driven ? definition.map(Object.class::cast) : withFile(spot, definition.get());
    }

    private static Optional<Object> withFile(Spot spot, Map<String, @Nullable Object> definition) {
        String file = definition.get("file") instanceof String name ? name : "";
        Optional<Path> path = spot.pass().file(file);
        if (path.isEmpty()) {
            return spot.refuse(
                    "wrong-type",
                    "\"" + file + "\" cannot be the name of a file",
                    "the content of this is read from a file",
                    "write file: <name>");
        }
        definition.put("file", path.get().toString());
        return Optional.of(definition);
    }

    /** What is there already has a name in the engine: its own, or the old one below external, or its key. */
    private static Optional<Object> named(Spot spot, Map<String, @Nullable Object> definition) {
        Object old = definition.get("external");
        if (old instanceof String && definition.containsKey("name")) {
            return spot.refuse(
                    "conflict",
                    "it has two names, name and external.name",
                    "Docker looks for one",
                    "write external: true, and keep name");
        }
        definition.put("external", true);
        definition.putIfAbsent(
                "name", old instanceof String name ? name : spot.path().getLast());
        return Optional.of(definition);
    }

    private static void conflict(Spot spot, String key) {
        spot.refuse(
                "conflict",
                key + " is set for something external",
                "what is there already cannot be set up here",
                "remove " + key + ", or external");
    }
}
