package io.swarmstead.compose;

import io.swarmstead.compose.Written.Entries;
import io.swarmstead.compose.Written.Items;
import io.swarmstead.compose.Written.Scalar;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Shapes of names with values, which may mostly be written as a mapping or as a list. */
final class Pairs {
    /** {@code NAME=value}; a name alone has no value yet. */
    static final Shape ENVIRONMENT = spot -> mappingOrList(spot, true);

    /** {@code name=value}; a name alone has an empty value. */
    static final Shape LABELS = spot -> mappingOrList(spot, false);

    /** {@code name:address}, as a list. */
    static final Shape HOSTS = Pairs::hosts;

    /** A mapping of options of some driver. */
    static final Shape OPTIONS = Pairs::options;

    private Pairs() {}

    private static Optional<Object> mappingOrList(Spot spot, boolean keepsNothing) {
        return switch (spot.written()) {
            case Entries mapping -> Optional.of(mapping(spot, mapping, keepsNothing));
            case Items list -> Optional.of(list(spot, list, keepsNothing));
            case Scalar _ -> spot.mistyped("a mapping or a list", "write each in a line of its own, as NAME: value");
        };
    }

    private static Map<String, @Nullable Object> mapping(Spot spot, Entries mapping, boolean keepsNothing) {
        Map<String, @Nullable Object> pairs = new LinkedHashMap<>();
        mapping.entries().forEach((name, entry) -> {
            Spot value = spot.key(name, entry);
            if (isNothing(value.written())) {
                pairs.put(name, keepsNothing ? null : "");
            } else {
                text(value).ifPresent(text -> pairs.put(name, text));
            }
        });
        return pairs;
    }

    private static Map<String, @Nullable Object> list(Spot spot, Items list, boolean keepsNothing) {
        Map<String, @Nullable Object> pairs = new LinkedHashMap<>();
        for (Written item : Sequences.distinct(spot.pass(), list)) {
            Plain.text(spot.item(pairs.size(), item)).ifPresent(pair -> {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                spot.remember(name, item.place());
                pairs.put(name, equals >= 0 ? pair.substring(equals + 1) : keepsNothing ? null : "");
            });
        }
        return pairs;
    }

    private static Optional<Object> hosts(Spot spot) {
        if (!(spot.written() instanceof Entries mapping)) {
            return Sequences.TEXTS.normal(spot);
        }
        List<String> hosts = new ArrayList<>();
        mapping.entries().forEach((name, entry) -> {
            if (!isNothing(entry.value())) {
                Plain.text(spot.key(name, entry)).ifPresent(address -> hosts.add(name + ":" + address));
            }
        });
        return Optional.of(hosts.stream().sorted().toList());
    }

    private static Optional<Object> options(Spot spot) {
        return spot.written() instanceof Entries mapping
                ? Optional.of(mapping(spot, mapping, false))
                : spot.mistyped("a mapping", "write each option in a line of its own, as name: value");
    }

    private static boolean isNothing(Written written) {
        return written instanceof Scalar scalar && scalar.value() == null;
    }

    private static Optional<String> text(Spot spot) {
        if (spot.written() instanceof Scalar scalar) {
            if (scalar.value() instanceof Number number) {
                return Optional.of(GoNumber.text(number));
            }
            if (scalar.value() instanceof OffsetDateTime date) {
                return Optional.of(date(date));
            }
        }
        return Plain.text(spot);
    }

    /** Go prints the zone twice, the second time by its name where it has one. */
    private static String date(OffsetDateTime date) {
        String zone = date.getOffset().equals(ZoneOffset.UTC)
                ? "UTC"
                : DateTimeFormatter.ofPattern("xx").format(date);
        String fraction = date.getNano() == 0
                ? ""
                : "." + "%09d".formatted(date.getNano()).replaceAll("0+$", "");
        return DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).format(date)
                + fraction
                + DateTimeFormatter.ofPattern(" xx ", Locale.ROOT).format(date)
                + zone;
    }
}
