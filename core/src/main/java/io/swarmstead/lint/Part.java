package io.swarmstead.lint;

import io.swarmstead.compose.ComposeFile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** A part of a file's normal form; what is not there is a part with nothing in it. */
record Part(@Nullable Object value) {
    static Part of(ComposeFile file) {
        return new Part(file.tree());
    }

    /** What is below these keys. */
    Part at(String... keys) {
        Object below = value;
        for (String key : keys) {
            below = below instanceof Map<?, ?> map ? map.get(key) : null;
        }
        return new Part(below);
    }

    /** Whether there is something, be it empty. */
    boolean present() {
        return value != null;
    }

    /** A mapping's, in the order of the file. */
    Map<String, Part> entries() {
        Map<String, Part> entries = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, item) -> entries.put(String.valueOf(key), new Part(item)));
        }
        return entries;
    }

    /** A list's. */
    List<Part> items() {
        return value instanceof List<?> list ? list.stream().map(Part::new).toList() : List.of();
    }

    /** A scalar, as a text. */
    Optional<String> text() {
        return value instanceof Map<?, ?> || value instanceof List<?>
                ? Optional.empty()
                : Optional.ofNullable(value).map(String::valueOf);
    }

    /** A number as large as any that makes sense here; what is none, or larger, is not told. */
    OptionalInt number() {
        return text().filter(text -> text.matches("[0-9]{1,9}")).stream()
                .mapToInt(Integer::parseInt)
                .findFirst();
    }

    boolean is(String text) {
        return text().filter(text::equals).isPresent();
    }
}
