package io.swarmstead.compose;

import io.swarmstead.spec.Place;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** What was written in the file: aliases followed, merges done, scalars typed as Docker types them. */
sealed interface Written {
    Place place();

    /** Where it stands in the text; empty for what other places share through an anchor. */
    Span span();

    /** In words, for messages. */
    String kind();

    /**
     * A plain value.
     *
     * @param value a string, boolean, number or {@link java.time.OffsetDateTime}; null for nothing
     * @param filled whether a variable was filled in, which allows the text to become a number or boolean
     */
    record Scalar(@Nullable Object value, boolean filled, Place place, Span span) implements Written {
        /** Of a variable only that it is one: its value may be a secret. */
        @Override
        public String kind() {
            if (filled) {
                return "what its variable holds";
            }
            return switch (value) {
                case null -> "nothing";
                case String text -> "the text \"" + shortened(text) + "\"";
                case Boolean flag -> String.valueOf(flag.booleanValue());
                case Number number -> "the number " + number;
                default -> "a date";
            };
        }

        private static String shortened(String text) {
            String line = text.replace("\n", "\\n");
            return line.length() > 60 ? line.substring(0, 60) + "..." : line;
        }
    }

    /** A list. */
    record Items(List<Written> items, Place place, Span span) implements Written {
        public Items {
            items = List.copyOf(items);
        }

        @Override
        public String kind() {
            return "a list";
        }
    }

    /** A mapping, in the order of the file. */
    record Entries(SequencedMap<String, Entry> entries, Place place, Span span) implements Written {
        public Entries {
            entries = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(entries));
        }

        @Override
        public String kind() {
            return "a mapping";
        }
    }

    /**
     * A key with its value.
     *
     * @param place that of the key
     */
    record Entry(Place place, Span span, Written value) {}

    /** Code points of the text, the first one and the one after the last. */
    record Span(int from, int to) {
        static final Span NONE = new Span(0, 0);
    }

    /** The same data, wherever it was written. */
    static @Nullable Object data(Written written) {
        return switch (written) {
            case Scalar scalar -> scalar.value();
            case Items list -> {
                List<@Nullable Object> data = new ArrayList<>();
                list.items().forEach(item -> data.add(data(item)));
                yield data;
            }
            case Entries mapping -> {
                SequencedMap<String, @Nullable Object> data = new LinkedHashMap<>();
                mapping.entries().forEach((key, entry) -> data.put(key, data(entry.value())));
                yield data;
            }
        };
    }
}
