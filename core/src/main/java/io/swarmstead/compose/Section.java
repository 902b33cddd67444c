package io.swarmstead.compose;

import io.swarmstead.compose.Written.Entries;
import io.swarmstead.compose.Written.Entry;
import io.swarmstead.spec.Nearest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The shape of a mapping whose keys we know.
 *
 * <p>Docker prints a key only when its value is not empty, zero or false, except where it knows the difference between
 * that and nothing.
 */
final class Section implements Shape {
    private static final int NEVER = Integer.MAX_VALUE;
    private static final int MOST_NAMED = 12;

    private enum Printing {
        WHEN_FILLED,
        WHEN_WRITTEN,
        NOT
    }

    private record Key(Shape shape, int since, Printing printing) {}

    private final Map<String, Key> keys = new LinkedHashMap<>();
    private final List<String> required = new ArrayList<>();
    private Map<String, String> unsupported = Map.of();
    private int extensionsSince = NEVER;
    private boolean open;

    /** A key that is printed when it is not empty. */
    Section key(String name, Shape shape) {
        return key(name, 0, shape);
    }

    /** The same, known since version 3.{@code since}. */
    Section key(String name, int since, Shape shape) {
        keys.put(name, new Key(shape, since, Printing.WHEN_FILLED));
        return this;
    }

    /** A key that is printed whenever it was written. */
    Section kept(String name, Shape shape) {
        return kept(name, 0, shape);
    }

    Section kept(String name, int since, Shape shape) {
        keys.put(name, new Key(shape, since, Printing.WHEN_WRITTEN));
        return this;
    }

    /** A key that Docker checks and then forgets. */
    Section forgotten(String name, int since, Shape shape) {
        keys.put(name, new Key(shape, since, Printing.NOT));
        return this;
    }

    Section required(String... names) {
        required.addAll(List.of(names));
        return this;
    }

    /** Keys that other tools know, each with what to do instead. */
    Section unsupported(Map<String, String> instead) {
        unsupported = instead;
        return this;
    }

    /** Keys that begin with {@code x-} are allowed, and printed as they are. */
    Section extensions(int since) {
        extensionsSince = since;
        return this;
    }

    /** Docker drops unknown keys here, and says nothing. */
    Section open() {
        open = true;
        return this;
    }

    @Override
    public Optional<Object> normal(Spot spot) {
        return normalMapping(spot).map(Object.class::cast);
    }

    Optional<Map<String, @Nullable Object>> normalMapping(Spot spot) {
        if (!(spot.written() instanceof Entries mapping)) {
            return spot.mistyped(
                    "a mapping",
                    "write its keys below it, indented" + (keys.size() > MOST_NAMED ? "" : ": " + some(keys.keySet())));
        }
        Map<String, @Nullable Object> normal = new LinkedHashMap<>();
        mapping.entries().forEach((name, entry) -> normal(name, entry, spot, normal));
        required.stream()
                .filter(name -> !mapping.entries().containsKey(name))
                .forEach(name -> spot.refuse(
                        "missing-key",
                        name + " is missing",
                        "Docker cannot do without it here",
                        "write " + name + ": <value>"));
        return Optional.of(normal);
    }

    private void normal(String name, Entry entry, Spot spot, Map<String, @Nullable Object> normal) {
        Key key = keys.get(name);
        int since = key != null ? key.since() : name.startsWith("x-") ? extensionsSince : NEVER;
        if (since == NEVER) {
            refuse(name, entry, spot.pass());
            return;
        }
        if (spot.pass().version().minor() < since) {
            spot.pass()
                    .report()
                    .error(
                            entry.place(),
                            "needs-version",
                            name + " came with version 3." + since + ", and the file says "
                                    + spot.pass().version(),
                            "Docker reads a file by the rules of the version that it names",
                            "write version: \"3." + Math.max(since, 8) + "\" at the top");
            return;
        }
        if (key == null) {
            Extension.remember(spot.key(name, entry));
            normal.put(name, Extension.printed(entry.value()));
            return;
        }
        Optional<Object> value = key.shape().normal(spot.key(name, entry));
        if (key.printing() != Printing.NOT) {
            value.filter(filled -> key.printing() == Printing.WHEN_WRITTEN || !isZero(filled))
                    .ifPresent(filled -> normal.put(name, filled));
        }
    }

    static boolean isZero(Object value) {
        return switch (value) {
            case String text -> text.isEmpty();
            case Boolean flag -> !flag;
            case Number number -> number.doubleValue() == 0;
            case Collection<?> list -> list.isEmpty();
            case Map<?, ?> map -> map.isEmpty();
            default -> false;
        };
    }

    private void refuse(String name, Entry entry, Pass pass) {
        Optional<String> instead = Optional.ofNullable(unsupported.get(name));
        String next = instead.orElseGet(() -> Nearest.to(name, keys.keySet())
                .map(near -> "write " + near)
                .orElse("remove it, or move it to where it belongs" + known()));
        if (open) {
            pass.report()
                    .warning(
                            entry.place(),
                            "unknown-key",
                            name + " is not known here",
                            "Docker drops it without a word",
                            next,
                            List.of());
        } else if (instead.isPresent()) {
            pass.report()
                    .error(
                            entry.place(),
                            "not-supported",
                            name + " does not exist for stacks",
                            "Docker refuses it: a swarm has no such setting, or another one",
                            next);
        } else {
            pass.report().error(entry.place(), "unknown-key", name + " is not known here", "Docker refuses it", next);
        }
    }

    /** Nobody reads through the forty keys of a service. */
    private String known() {
        return keys.size() > MOST_NAMED ? "" : "; known here: " + some(keys.keySet());
    }

    private static String some(Collection<String> names) {
        return String.join(", ", names);
    }
}
