package io.swarmstead.deployment;

import io.swarmstead.compose.SecretNames;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What differs between two trees, key by key. Lists of mappings are compared by what their items are for (the target of
 * a mount, the source of a config), so that an item that is added does not change all behind it; other lists as a whole.
 * Values under a name that looks like a secret's are masked.
 */
final class FieldChanges {
    private static final String MASK = "(masked)";
    private static final List<String> IDENTITIES = List.of("target", "source", "name");

    private final List<FieldChange> changes = new ArrayList<>();

    private FieldChanges() {}

    static List<FieldChange> between(@Nullable Object before, @Nullable Object after) {
        FieldChanges all = new FieldChanges();
        all.compare("", before, after);
        return List.copyOf(all.changes);
    }

    private void compare(String path, @Nullable Object before, @Nullable Object after) {
        if (Objects.equals(before, after)) {
            return;
        }
        Map<String, Object> old = keyed(before);
        Map<String, Object> young = keyed(after);
        if ((old.isEmpty() && young.isEmpty()) || scalar(before) || scalar(after)) {
            changes.add(new FieldChange(path, text(path, before), text(path, after)));
            return;
        }
        SequencedSet<String> keys = new LinkedHashSet<>(old.keySet());
        keys.addAll(young.keySet());
        keys.forEach(key -> compare(path.isEmpty() ? key : path + "." + key, old.get(key), young.get(key)));
    }

    /** Something that has no keys of its own to compare. */
    private static boolean scalar(@Nullable Object value) {
        return value != null && !(value instanceof Map<?, ?>) && keyed(value).isEmpty();
    }

    /** A mapping, or a list as one if each item says what it is for and no two say the same. */
    private static Map<String, Object> keyed(@Nullable Object value) {
        if (!(value instanceof List<?> list)) {
            return Tree.mapping(value);
        }
        Map<String, Object> items = new LinkedHashMap<>();
        Tree.mappings(list).forEach(item -> identity(item).ifPresent(key -> items.put(key, item)));
        return items.size() == list.size() ? items : Map.of();
    }

    private static Optional<String> identity(Map<String, Object> item) {
        return IDENTITIES.stream()
                .map(item::get)
                .filter(Objects::nonNull)
                .map(String::valueOf)
                .findFirst();
    }

    private static Optional<String> text(String path, @Nullable Object value) {
        if (value == null) {
            return Optional.empty();
        }
        if (SecretNames.mayMean(path.substring(path.lastIndexOf('.') + 1))
                || SecretNames.inAddress(String.valueOf(value))) {
            return Optional.of(MASK);
        }
        return Optional.of(
                value instanceof Map || value instanceof List
                        ? JsonMapper.shared().writeValueAsString(value)
                        : String.valueOf(value));
    }
}
