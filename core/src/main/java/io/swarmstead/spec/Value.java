package io.swarmstead.spec;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * What the owner wrote after a key, not yet of any type.
 *
 * <p>Each reading is empty exactly when it has reported why.
 */
record Value(String key, Place place, Node node, Findings findings) {
    private static final Pattern DECIMAL = Pattern.compile("0|[1-9][0-9]{0,8}");

    /** Any plain value, as it is written. */
    Optional<String> text() {
        if (node instanceof ScalarNode scalar && !scalar.getTag().equals(Tag.NULL)) {
            return Optional.of(scalar.getValue());
        }
        return mistyped("text", "write one plain value after the colon");
    }

    Optional<String> text(Rule rule) {
        Optional<String> text = text();
        if (text.isPresent() && !rule.holds().test(text.get())) {
            return refuse(quoted() + " " + rule.what(), rule.why(), rule.next());
        }
        return text;
    }

    /** A whole number, both ends included. */
    Optional<Integer> number(int from, int to, String why) {
        String wanted = "a number from " + from + " to " + to;
        if (!(node instanceof ScalarNode scalar)) {
            return mistyped(wanted, "write " + wanted + " after the colon");
        }
        String written = scalar.getValue();
        if (scalar.getTag().equals(Tag.INT) && DECIMAL.matcher(written).matches()) {
            int number = Integer.parseInt(written);
            if (number >= from && number <= to) {
                return Optional.of(number);
            }
        }
        return refuse(quoted() + " is not " + wanted, why, "write " + wanted + ", without quotes or a unit");
    }

    Optional<Boolean> flag() {
        if (node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.BOOL)) {
            return Optional.of(Boolean.parseBoolean(scalar.getValue()));
        }
        return mistyped("true or false", "write true or false, without quotes");
    }

    /** One of the constants of an enum, in lower case. */
    <E extends Enum<E>> Optional<E> choice(Class<E> type, String why) {
        List<E> constants = Arrays.asList(type.getEnumConstants());
        List<String> words = constants.stream().map(Value::word).toList();
        Optional<String> written = text();
        if (written.isEmpty()) {
            return Optional.empty();
        }
        int index = words.indexOf(written.get());
        if (index >= 0) {
            return Optional.of(constants.get(index));
        }
        String meant = Nearest.to(written.get(), words)
                .map(word -> ", did you mean " + word + "?")
                .orElse("");
        return refuse(quoted() + " is not known" + meant, why, "write " + String.join(" or ", words));
    }

    /** The elements of a list; none when it is not one. */
    List<Value> elements() {
        if (!(node instanceof SequenceNode sequence)) {
            Optional<List<Value>> elements = mistyped("a list", "write it as [first, second]");
            return elements.orElse(List.of());
        }
        List<Node> nodes = sequence.getValue();
        return IntStream.range(0, nodes.size())
                .mapToObj(index -> element(key + "[" + index + "]", place.path() + "[" + index + "]", nodes.get(index)))
                .toList();
    }

    boolean isList() {
        return node instanceof SequenceNode;
    }

    boolean isSection() {
        return node instanceof MappingNode;
    }

    Optional<Section> section(Keys keys) {
        return node instanceof MappingNode mapping
                ? Optional.of(Section.open(place, mapping, keys, findings))
                : mistyped("a section", "write its keys below it, indented: " + String.join(", ", keys.all()));
    }

    /** The section whose keys the owner chooses. */
    Optional<Section> entries(String example) {
        return node instanceof MappingNode mapping
                ? Optional.of(Section.open(place, mapping, findings))
                : mistyped("a section", "write one line for each, indented: " + example);
    }

    /** Reports a fault; always empty, so that a reading can end with it. */
    <T> Optional<T> refuse(String what, String why, String next) {
        findings.add(place, what, why, next);
        return Optional.empty();
    }

    private Value element(String name, String path, Node element) {
        return new Value(name, Place.of(element, path), element, findings);
    }

    private <T> Optional<T> mistyped(String wanted, String next) {
        return refuse(quoted() + " is not " + wanted, "swarmstead reads " + wanted + " here", next);
    }

    private String quoted() {
        return switch (node) {
            case ScalarNode scalar -> "\"" + scalar.getValue().replace("\n", "\\n") + "\"";
            case SequenceNode _ -> "a list";
            default -> "a section";
        };
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
