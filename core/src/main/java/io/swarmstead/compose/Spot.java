package io.swarmstead.compose;

import io.swarmstead.compose.Written.Entry;
import io.swarmstead.spec.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A value and where it goes in the normal form.
 *
 * @param place where its key or, in a list, itself was written
 */
record Spot(Written written, Place place, List<String> path, Pass pass) {
    Spot key(String key, Entry entry) {
        return below(key, entry.value(), entry.place());
    }

    Spot item(int index, Written item) {
        return below(String.valueOf(index), item, item.place());
    }

    /** Remembers the place of something in the normal form that was written in another shape. */
    void remember(String key, Place at) {
        pass.remember(longer(key), at);
    }

    /** Where something below it was written. */
    Place placeOf(String... keys) {
        List<String> below = new ArrayList<>(path);
        below.addAll(List.of(keys));
        return pass.place(below);
    }

    private Spot below(String key, Written value, Place at) {
        remember(key, at);
        return new Spot(value, at, longer(key), pass);
    }

    private List<String> longer(String key) {
        List<String> longer = new ArrayList<>(path);
        longer.add(key);
        return longer;
    }

    /** Reports a fault; always empty, so that a reading can end with it. */
    <T> Optional<T> refuse(String rule, String what, String why, String next) {
        pass.report().error(written.place(), rule, what, why, next);
        return Optional.empty();
    }

    <T> Optional<T> mistyped(String wanted, String next) {
        return refuse("wrong-type", written.kind() + " is not " + wanted, "Docker takes " + wanted + " here", next);
    }
}
