package io.swarmstead.compose;

import io.swarmstead.compose.Written.Entries;
import io.swarmstead.compose.Written.Items;
import io.swarmstead.compose.Written.Scalar;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What stands under a key that begins with {@code x-}: Docker prints it as it is. */
final class Extension {
    /** Nobody writes more of them by hand. */
    private static final int MOST = 100;

    private Extension() {}

    /** Remembers where its keys and their items are; what is deeper is at the nearest of these. */
    static void remember(Spot extension) {
        if (extension.written() instanceof Entries mapping) {
            mapping.entries().forEach((key, entry) -> {
                Spot spot = extension.key(key, entry);
                if (entry.value() instanceof Items list) {
                    for (int index = 0; index < Math.min(MOST, list.items().size()); index++) {
                        spot.item(index, list.items().get(index));
                    }
                }
            });
        }
    }

    static @Nullable Object printed(Written written) {
        return switch (written) {
            case Scalar scalar -> printed(scalar.value());
            case Items list -> {
                List<@Nullable Object> items = new ArrayList<>();
                list.items().forEach(item -> items.add(printed(item)));
                yield items;
            }
            case Entries mapping -> {
                Map<String, @Nullable Object> entries = new LinkedHashMap<>();
                mapping.entries().forEach((key, entry) -> entries.put(key, printed(entry.value())));
                yield entries;
            }
        };
    }

    private static @Nullable Object printed(@Nullable Object value) {
        return switch (value) {
            case Double number -> GoNumber.printed(number);
            case OffsetDateTime date -> DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(date);
            case null, default -> value;
        };
    }
}
