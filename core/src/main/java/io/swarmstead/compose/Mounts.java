package io.swarmstead.compose;

import io.swarmstead.compose.Written.Entries;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The volumes of a service: {@code source:target:options}, or as mappings, all printed as mappings. */
final class Mounts {
    static final Shape SHAPE = Sequences.distinct(Mounts::normal);

    private static final Section LONG = new Section()
            .required("type")
            .unsupported(ComposeOnly.MOUNT)
            .key("type", Plain.TEXT)
            .key("source", Plain.TEXT)
            .key("target", Plain.TEXT)
            .key("read_only", Plain.FLAG)
            .key("consistency", Plain.TEXT)
            .kept("bind", new Section().open().unsupported(ComposeOnly.BIND).key("propagation", Plain.TEXT))
            .kept("volume", new Section().open().unsupported(ComposeOnly.VOLUME).key("nocopy", Plain.FLAG))
            .kept("tmpfs", 6, new Section().open().key("size", Plain.COUNT));
    private static final Set<String> PROPAGATIONS =
            Set.of("rprivate", "private", "rshared", "shared", "rslave", "slave");
    private static final Pattern WINDOWS = Pattern.compile("(?s)(?:[a-zA-Z]:[\\\\/]|\\\\\\\\).*");

    private Mounts() {}

    private static Optional<Object> normal(Spot spot) {
        return (spot.written() instanceof Entries ? longForm(spot) : shortForm(spot))
                .flatMap(mount -> resolved(spot, mount));
    }

    private static Optional<Map<String, @Nullable Object>> longForm(Spot spot) {
        return spot.pass().version().minor() >= 2
                ? LONG.normalMapping(spot)
                : spot.refuse(
                        "needs-version",
                        "volumes as mappings came with version 3.2, and the file says "
                                + spot.pass().version(),
                        "Docker reads a file by the rules of the version that it names",
                        "write version: \"3.8\" at the top");
    }

    private static Optional<Map<String, @Nullable Object>> shortForm(Spot spot) {
        Optional<String> written = Plain.text(spot);
        if (written.isEmpty()) {
            return Optional.empty();
        }
        List<String> parts = parts(written.get());
        if (parts.size() > 3 || parts.contains("")) {
            return spot.refuse(
                    "wrong-type",
                    spot.written().kind() + " is not a volume",
                    "Docker takes up to three parts here, divided by colons, and none of them empty",
                    "write /path/on/the/host:/path/in/the/container:ro");
        }
        Map<String, @Nullable Object> mount = new LinkedHashMap<>();
        String source = parts.size() > 1 ? parts.getFirst() : "";
        mount.put("type", isPath(source) ? "bind" : "volume");
        if (!source.isEmpty()) {
            mount.put("source", source);
        }
        mount.put("target", parts.size() > 1 ? parts.get(1) : parts.getFirst());
        if (parts.size() == 3) {
            options(parts.get(2), mount);
        }
        return Optional.of(mount);
    }

    /** Colons divide, but not behind a single letter, which is a drive. Up to two characters are a target as they are. */
    private static List<String> parts(String written) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        for (int at = 0; at < written.length() && written.length() > 2; at++) {
            boolean drive = at == start + 1 && Character.isLetter(written.charAt(start));
            if (written.charAt(at) == ':' && !drive) {
                parts.add(written.substring(start, at));
                start = at + 1;
            }
        }
        parts.add(written.substring(start));
        return parts;
    }

    private static boolean isPath(String source) {
        return source.matches("(?s)[./~].*|\\\\\\\\.*|\\p{L}:.*");
    }

    /** Docker passes over options that it does not know, such as SELinux's z and Z. */
    private static void options(String written, Map<String, @Nullable Object> mount) {
        for (String option : written.split(",", -1)) {
            if (option.equals("ro")) {
                mount.put("read_only", true);
            } else if (option.equals("rw")) {
                mount.remove("read_only");
            } else if (option.equals("nocopy")) {
                mount.put("volume", Map.of("nocopy", true));
            } else if (PROPAGATIONS.contains(option)) {
                mount.put("bind", Map.of("propagation", option));
            }
        }
    }

    private static Optional<Object> resolved(Spot spot, Map<String, @Nullable Object> mount) {
        if (!"bind".equals(mount.get("type"))) {
            return Optional.of(mount);
        }
        if (!(mount.get("source") instanceof String source)) {
            return spot.refuse(
                    "missing-key",
                    "a bind without a source",
                    "it shows a directory of the host, and none is named",
                    "write source: /path/on/the/host");
        }
        Optional<String> path = path(source, spot.pass());
        if (path.isEmpty()) {
            return spot.mistyped("the name of a directory", "write source: /path/on/the/host");
        }
        mount.put("source", path.get());
        return Optional.of(mount);
    }

    private static Optional<String> path(String source, Pass pass) {
        String home = pass.environment().get("HOME");
        String path = source.startsWith("~") && home != null ? home + source.substring(1) : source;
        return path.startsWith("/") || WINDOWS.matcher(path).matches()
                ? Optional.of(path)
                : pass.file(path).map(Path::toString);
    }
}
