package io.swarmstead.spec;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** A mapping of the file, whose own faults (keys that are doubled, unknown, missing or empty) are found on opening. */
final class Section {
    private final Place place;
    private final Findings findings;
    private final Map<String, Value> values = new LinkedHashMap<>();
    private final Map<String, Place> written = new LinkedHashMap<>();

    private Section(Place place, Findings findings) {
        this.place = place;
        this.findings = findings;
    }

    /** A section that the owner did not write. */
    static Section absent(Place place, Findings findings) {
        return new Section(place, findings);
    }

    /** A section whose keys the owner chooses. */
    static Section open(Place place, MappingNode node, Findings findings) {
        Section section = new Section(place, findings);
        node.getValue().forEach(section::take);
        return section;
    }

    static Section open(Place place, MappingNode node, Keys keys, Findings findings) {
        Section section = open(place, node, findings);
        List<String> missing = new ArrayList<>(keys.required());
        missing.removeAll(section.written.keySet());
        List<String> unknown = new ArrayList<>(section.written.keySet());
        unknown.removeAll(keys.all());
        for (String key : unknown) {
            Optional<String> meant = Nearest.to(key, keys.all());
            section.refuseUnknown(key, meant.or(() -> Keys.home(key)), keys);
            // a slip of the pen is one mistake, not two
            meant.ifPresent(missing::remove);
        }
        missing.forEach(section::refuseMissing);
        return section;
    }

    Optional<Value> value(String key) {
        return Optional.ofNullable(values.get(key));
    }

    /** The section under a key; one that is absent or no mapping is read as if it were empty. */
    Section section(String key, Keys keys) {
        return value(key).flatMap(value -> value.section(keys)).orElseGet(() -> absent(place.below(key), findings));
    }

    /** The values in the order of the file. */
    Collection<Value> values() {
        return values.values();
    }

    /** How many keys were written, with or without a value. */
    int size() {
        return written.size();
    }

    /** Reports a fault of a key, or of the whole section where the key was not written. */
    void refuse(String key, String what, String why, String next) {
        findings.add(written.getOrDefault(key, place), what, why, next);
    }

    private void take(NodeTuple entry) {
        if (!(entry.getKeyNode() instanceof ScalarNode scalar)) {
            findings.add(
                    Place.of(entry.getKeyNode(), place.path()),
                    "a key is a list or a section",
                    "every key of a cloud file is a plain word",
                    "write one word before the colon");
            return;
        }
        String key = scalar.getValue();
        Place spot = Place.of(scalar, place.below(key).path());
        if (written.putIfAbsent(key, spot) != null) {
            findings.add(
                    spot,
                    "written twice",
                    "only one of the two could count, and nobody can tell which",
                    "delete one of them");
        } else if (entry.getValueNode().getTag().equals(Tag.NULL)) {
            findings.add(
                    spot,
                    "has no value",
                    "an empty key is a forgotten line more often than a wish for the default",
                    "write a value after the colon, or delete the line");
        } else {
            put(key, spot, entry.getValueNode());
        }
    }

    private void put(String key, Place spot, Node node) {
        values.put(key, new Value(key, spot, node, findings));
    }

    private void refuseUnknown(String key, Optional<String> meant, Keys keys) {
        refuse(
                key,
                "unknown key"
                        + meant.map(word -> ", did you mean " + word + "?").orElse(""),
                "a key that nobody reads would be a wish that is silently not granted",
                meant.map(word -> "write " + word + ", or delete the line")
                        .orElse("delete the line; the keys known here are " + String.join(", ", keys.all())));
    }

    private void refuseMissing(String key) {
        findings.add(
                place.below(key), "missing", "there is no default that would be right", "add a line " + key + ": ...");
    }
}
