package io.swarmstead.compose;

import io.swarmstead.compose.Written.Items;
import io.swarmstead.compose.Written.Scalar;
import io.swarmstead.spec.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Shapes of lists. */
final class Sequences {
    /** A list of texts, each once. */
    static final Shape TEXTS = distinct(Plain.TEXT);

    static final Shape TEXT_OR_TEXTS =
            spot -> spot.written() instanceof Scalar ? Plain.text(spot).map(List::of) : TEXTS.normal(spot);

    /** A list of words, or a text that is split into them. */
    static final Shape COMMAND = Sequences::command;

    /** A list of words, or a text for a shell in the container. */
    static final Shape HEALTH_TEST = spot -> spot.written() instanceof Scalar
            ? Plain.text(spot).map(test -> List.of("CMD-SHELL", test))
            : listOf(Plain.TEXT).normal(spot);

    /** Texts and numbers, all printed as texts. */
    static final Shape PORT_NUMBERS = distinct(Sequences::textOrNumber);

    private Sequences() {}

    static Shape listOf(Shape item) {
        return spot -> items(spot).map(list -> normal(spot, list.items(), item));
    }

    /** A list in which Docker, or the engine later, refuses what is there twice: we drop it. */
    static Shape distinct(Shape item) {
        return spot -> items(spot).map(list -> normal(spot, distinct(spot.pass(), list), item));
    }

    static Optional<Items> items(Spot spot) {
        return spot.written() instanceof Items list
                ? Optional.of(list)
                : spot.mistyped("a list", "write each item in a line of its own, after a hyphen");
    }

    static List<Written> distinct(Pass pass, Items list) {
        Map<@Nullable Object, Place> seen = new HashMap<>();
        List<Written> distinct = new ArrayList<>();
        for (Written item : list.items()) {
            Place first = seen.putIfAbsent(Written.data(item), item.place());
            if (first == null) {
                distinct.add(item);
            } else {
                pass.report()
                        .warning(
                                item.place(),
                                "duplicate-item",
                                "this is there twice, first in line " + first.line(),
                                "docker stack deploy refuses a list with something twice; swarmstead stack deploy takes it once",
                                "remove this line",
                                pass.lines().without(item.span(), "-"));
            }
        }
        return distinct;
    }

    private static Object normal(Spot spot, List<Written> items, Shape item) {
        List<Object> normal = new ArrayList<>();
        for (Written written : items) {
            item.normal(spot.item(normal.size(), written)).ifPresent(normal::add);
        }
        return normal;
    }

    private static Optional<Object> command(Spot spot) {
        if (!(spot.written() instanceof Scalar)) {
            return listOf(Plain.TEXT).normal(spot);
        }
        Optional<String> text = Plain.text(spot);
        Optional<List<String>> words = text.flatMap(ShellWords::split);
        if (text.isPresent() && words.isEmpty()) {
            return spot.refuse(
                    "quotes",
                    "a quote is not closed, or a backslash is the last character",
                    "Docker splits this text into words as a shell would",
                    "close the quote, or write the words as a list");
        }
        return words.map(Object.class::cast);
    }

    private static Optional<Object> textOrNumber(Spot spot) {
        return spot.written() instanceof Scalar scalar && scalar.value() instanceof Number number
                ? Optional.of(GoNumber.text(number))
                : Plain.TEXT.normal(spot);
    }
}
