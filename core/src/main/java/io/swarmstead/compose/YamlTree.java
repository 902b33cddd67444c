package io.swarmstead.compose;

import io.swarmstead.compose.Written.Entries;
import io.swarmstead.compose.Written.Entry;
import io.swarmstead.compose.Written.Items;
import io.swarmstead.compose.Written.Scalar;
import io.swarmstead.compose.Written.Span;
import io.swarmstead.spec.Place;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Nodes as data: aliases are followed, mappings under {@code <<} merged, and keys that were written twice made one.
 *
 * <p>What an alias repeats counts again, so that a small file cannot become a large tree.
 */
final class YamlTree {
    private final Report report;
    private final DuplicateKeys duplicates;
    private final Set<Node> open = Collections.newSetFromMap(new IdentityHashMap<>());
    private int values;

    YamlTree(String text, Report report) {
        this.report = report;
        this.duplicates = new DuplicateKeys(new Lines(text), report);
    }

    /** Empty when the tree is without an end or beyond {@link YamlFile#MOST}, which is then reported. */
    Optional<Written> read(Node root) {
        Written tree = read(root, "");
        return values > YamlFile.MOST ? Optional.empty() : Optional.of(tree);
    }

    private Written read(Node node, String path) {
        Place place = Place.of(node, path);
        values++;
        if (values > YamlFile.MOST) {
            if (values == YamlFile.MOST + 1) {
                report.error(
                        place,
                        "too-large",
                        "more than " + YamlFile.MOST + " values once its aliases are followed",
                        "aliases of aliases multiply, and reading on could use up all memory",
                        "write out what is meant instead of *aliases");
            }
            return nothing(place);
        }
        if (!open.add(node)) {
            report.error(
                    place,
                    "endless-alias",
                    "an alias leads back into the value that it stands in",
                    "that value would never end",
                    "write out what is meant instead of the *alias");
            return nothing(place);
        }
        Written written = switch (node) {
            case MappingNode mapping -> mapping(mapping, place);
            case SequenceNode sequence -> list(sequence, place);
            case ScalarNode scalar -> new Scalar(value(scalar, place), false, place, span(node));
            default -> nothing(place);
        };
        open.remove(node);
        return written;
    }

    private static Scalar nothing(Place place) {
        return new Scalar(null, false, place, Span.NONE);
    }

    private Items list(SequenceNode sequence, Place place) {
        List<Written> items = new ArrayList<>();
        for (Node item : sequence.getValue()) {
            items.add(read(item, place.path() + "[" + items.size() + "]"));
        }
        return new Items(items, place, span(sequence));
    }

    private Entries mapping(MappingNode mapping, Place place) {
        LinkedHashMap<String, Entry> entries = new LinkedHashMap<>();
        List<Node> merged = new ArrayList<>();
        for (NodeTuple tuple : mapping.getValue()) {
            if (isMerge(tuple.getKeyNode())) {
                merged.add(tuple.getValueNode());
            } else {
                key(tuple.getKeyNode(), place).ifPresent(key -> {
                    Place at = Place.of(tuple.getKeyNode(), place.below(key).path());
                    Span whole = between(tuple.getKeyNode(), tuple.getValueNode());
                    Entry entry = new Entry(at, whole, read(tuple.getValueNode(), at.path()));
                    Entry earlier = entries.get(key);
                    entries.put(key, earlier == null ? entry : duplicates.join(key, earlier, entry));
                });
            }
        }
        merged.forEach(node -> merge(node, entries, place));
        return new Entries(entries, place, span(mapping));
    }

    private static boolean isMerge(Node key) {
        return key instanceof ScalarNode scalar
                && scalar.getValue().equals("<<")
                && (scalar.getTag().equals(YamlFile.PLAIN) || scalar.getTag().equals(Tag.MERGE));
    }

    /** What is written in the mapping itself wins, then what is merged first. */
    private void merge(Node node, Map<String, Entry> entries, Place place) {
        switch (read(node, place.path())) {
            case Entries mapping -> mapping.entries().forEach(entries::putIfAbsent);
            case Items list
            when node instanceof SequenceNode && list.items().stream().allMatch(Entries.class::isInstance) ->
                list.items().forEach(item -> ((Entries) item).entries().forEach(entries::putIfAbsent));
            case Written other ->
                report.error(
                        Place.of(node, place.below("<<").path()),
                        "wrong-type",
                        other.kind() + " cannot be merged",
                        "<< takes a mapping or a list of mappings",
                        "write <<: *name, where &name stands before a mapping");
        }
    }

    private Optional<String> key(Node node, Place place) {
        Place at = Place.of(node, place.path());
        if (node instanceof ScalarNode scalar && value(scalar, at) instanceof String text) {
            return Optional.of(text);
        }
        String written = node instanceof ScalarNode scalar ? scalar.getValue() : "a list or mapping";
        report.error(
                at,
                "wrong-type",
                "the key " + written + " is not text",
                "Docker takes only text for a key",
                "write it in quotes: \"" + written + "\"");
        return Optional.empty();
    }

    private @Nullable Object value(ScalarNode scalar, Place place) {
        String text = scalar.getValue();
        Tag tag = scalar.getTag();
        if (tag.equals(YamlFile.PLAIN)) {
            return finite(YamlScalar.resolve(text), text, place);
        }
        if (tag.equals(Tag.STR)) {
            return text;
        }
        Object value = tag.equals(Tag.BINARY) ? binary(text) : YamlScalar.resolve(text);
        boolean fits = (tag.equals(Tag.INT) && value instanceof Number && !(value instanceof Double))
                || (tag.equals(Tag.FLOAT) && value instanceof Number)
                || (tag.equals(Tag.BOOL) && value instanceof Boolean)
                || (tag.equals(Tag.NULL) && value == null)
                || (tag.equals(Tag.BINARY) && value instanceof String);
        if (!fits) {
            report.error(
                    place,
                    "wrong-type",
                    "\"" + text + "\" is not what the tag " + tag.getValue() + " says",
                    "Docker refuses such a value, or reads nothing",
                    "remove the tag");
        }
        return tag.equals(Tag.FLOAT) && value instanceof Number number
                ? finite(number.doubleValue(), text, place)
                : value;
    }

    /** The value; where it is no number that can be printed, its text. */
    private @Nullable Object finite(@Nullable Object value, String text, Place place) {
        if (value instanceof Double number && !Double.isFinite(number)) {
            report.error(
                    place,
                    "wrong-type",
                    "infinity and not-a-number stand for nothing here",
                    "Docker refuses such a number",
                    "write a number, or text in quotes");
            return text;
        }
        return value;
    }

    /** As strict as Go's: whole groups of four, and line ends alone between them. */
    private static @Nullable String binary(String text) {
        String digits = text.replaceAll("[\\r\\n]", "");
        try {
            return digits.length() % 4 == 0
                    ? StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(Base64.getDecoder().decode(digits)))
                            .toString()
                    : null;
        } catch (IllegalArgumentException | CharacterCodingException _) {
            return null;
        }
    }

    private static Span span(Node node) {
        return between(node, node);
    }

    private static Span between(Node first, Node last) {
        if (first.getAnchor().isPresent() || last.getAnchor().isPresent()) {
            return Span.NONE;
        }
        return first.getStartMark()
                .flatMap(from -> last.getEndMark().map(to -> new Span(from.getIndex(), to.getIndex())))
                .orElse(Span.NONE);
    }
}
