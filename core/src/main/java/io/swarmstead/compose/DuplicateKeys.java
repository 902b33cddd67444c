package io.swarmstead.compose;

import io.swarmstead.compose.Written.Entries;
import io.swarmstead.compose.Written.Entry;
import io.swarmstead.compose.Written.Items;
import io.swarmstead.compose.Written.Scalar;
import io.swarmstead.compose.Written.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes one key of two. Docker refuses a key that is there twice, and one in twenty published stack files has one, as
 * older versions took the last.
 *
 * <p>Mappings are merged and lists joined, so that nothing is lost; of two plain values, or two commands, the last is
 * taken. Where one is a list and the other a mapping, only a person knows.
 */
record DuplicateKeys(Lines lines, Report report) {
    private static final Set<String> COMMANDS = Set.of("command", "entrypoint", "test");

    Entry join(String key, Entry earlier, Entry later) {
        return switch (earlier.value()) {
            case Entries first
            when later.value() instanceof Entries second -> {
                warn(key, earlier, later, "both are taken together", List.of());
                yield new Entry(earlier.place(), Span.NONE, merged(first, second));
            }
            case Items first
            when later.value() instanceof Items second && !COMMANDS.contains(key) ->
                joined(key, earlier, first, later, second);
            case Scalar _ when later.value() instanceof Scalar -> last(key, earlier, later);
            case Items _ when later.value() instanceof Items -> last(key, earlier, later);
            case Written _ when COMMANDS.contains(key) -> last(key, earlier, later);
            case Written first -> {
                report.error(
                        later.place(),
                        "duplicate-key",
                        key + " is there twice, as " + first.kind() + " in line "
                                + earlier.place().line() + " and as "
                                + later.value().kind() + " here",
                        "Docker refuses a key that is there twice, and these cannot be taken together",
                        "make one of the two");
                yield later;
            }
        };
    }

    private Entry last(String key, Entry earlier, Entry later) {
        warn(key, earlier, later, "this one is taken", lines.without(earlier.span(), ""));
        return later;
    }

    private void warn(String key, Entry earlier, Entry later, String taken, List<Edit> edits) {
        report.warning(
                later.place(),
                "duplicate-key",
                key + " is there twice, first in line " + earlier.place().line() + "; " + taken,
                "docker stack deploy refuses a key that is there twice; swarmstead stack deploy does as this says",
                "make one of the two",
                edits);
    }

    private Entries merged(Entries first, Entries second) {
        LinkedHashMap<String, Entry> entries = new LinkedHashMap<>(first.entries());
        second.entries().forEach((key, entry) -> {
            Entry earlier = entries.get(key);
            entries.put(key, earlier == null ? entry : join(key, earlier, entry));
        });
        return new Entries(entries, first.place(), Span.NONE);
    }

    /** The items of the first, and those that only the second has. */
    private Entry joined(String key, Entry earlier, Items first, Entry later, Items second) {
        Set<@Nullable Object> known = new HashSet<>();
        first.items().forEach(item -> known.add(Written.data(item)));
        List<Written> items = new ArrayList<>(first.items());
        second.items().stream().filter(item -> known.add(Written.data(item))).forEach(items::add);
        boolean nothingNew = items.size() == first.items().size();
        warn(
                key,
                earlier,
                later,
                nothingNew ? "this one says nothing new" : "both are taken together",
                nothingNew ? lines.without(later.span(), "") : List.of());
        return nothingNew ? earlier : new Entry(earlier.place(), Span.NONE, new Items(items, first.place(), Span.NONE));
    }
}
