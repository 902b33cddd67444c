package io.swarmstead.deployment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Access to the trees that YAML and JSON are read into: mappings, lists and scalars. Nothing here changes a tree. */
final class Tree {
    private Tree() {}

    /** The value as a mapping; an empty one where it is none. */
    @SuppressWarnings("unchecked")
    static Map<String, Object> mapping(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }

    /** The items of a list that are mappings. */
    static List<Map<String, Object>> mappings(@Nullable Object value) {
        return value instanceof List<?> list
                ? list.stream().filter(Map.class::isInstance).map(Tree::mapping).toList()
                : List.of();
    }

    /** What is at the path of keys; null where nothing is. */
    static @Nullable Object at(@Nullable Object tree, List<String> path) {
        Object value = tree;
        for (String key : path) {
            value = mapping(value).get(key);
        }
        return value;
    }

    /** The mapping with one more, or another, value for the key, in the order it had. */
    static Map<String, Object> with(Map<String, Object> mapping, String key, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(mapping);
        changed.put(key, value);
        return changed;
    }

    /** The mapping with a value at the path, mappings on the way made where there are none. */
    static Map<String, Object> with(Map<String, Object> mapping, List<String> path, Object value) {
        String key = path.getFirst();
        return path.size() == 1
                ? with(mapping, key, value)
                : with(mapping, key, with(mapping(mapping.get(key)), path.subList(1, path.size()), value));
    }

    /** The scalar as text; the alternative where there is none. */
    static String text(@Nullable Object value, String alternative) {
        return value == null ? alternative : String.valueOf(value);
    }
}
