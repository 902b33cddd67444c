package io.swarmstead.compose;

import io.swarmstead.compose.Written.Entries;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A mapping whose keys the owner chooses.
 *
 * @param names what they may be
 * @param nothing whether a name may stand alone, and is then printed with nothing behind it
 */
record Named(Shape shape, Pattern names, boolean nothing) implements Shape {
    private static final Pattern USUAL = Pattern.compile("[a-zA-Z0-9._-]+");
    private static final Pattern ANY = Pattern.compile("(?s).+");

    /** Letters, digits, dots, hyphens and underscores. */
    static Named of(Shape shape) {
        return new Named(shape, USUAL, false);
    }

    static Named any(Shape shape) {
        return new Named(shape, ANY, false);
    }

    static Named orNothing(Shape shape) {
        return new Named(shape, USUAL, true);
    }

    @Override
    public Optional<Object> normal(Spot spot) {
        if (!(spot.written() instanceof Entries mapping)) {
            return spot.mistyped("a mapping", "write each name in a line of its own, with its keys below it, indented");
        }
        Map<String, @Nullable Object> normal = new LinkedHashMap<>();
        mapping.entries().forEach((name, entry) -> {
            Spot value = spot.key(name, entry);
            if (!names.matcher(name).matches()) {
                spot.pass()
                        .report()
                        .error(
                                entry.place(),
                                "name",
                                "\"" + name + "\" cannot be a name",
                                "Docker takes letters, digits, dots, hyphens and underscores",
                                "choose another name");
            } else if (nothing && value.written() instanceof Written.Scalar scalar && scalar.value() == null) {
                normal.put(name, null);
            } else {
                shape.normal(value).ifPresent(filled -> normal.put(name, filled));
            }
        });
        return Optional.of(normal);
    }
}
