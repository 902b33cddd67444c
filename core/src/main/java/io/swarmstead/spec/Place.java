package io.swarmstead.spec;

import java.util.Comparator;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * A spot in a YAML file.
 *
 * @param line from 1
 * @param column from 1
 * @param path the keys that lead to it, such as {@code hosts.alpha}; empty at the root
 */
public record Place(int line, int column, String path) implements Comparable<Place> {
    public static final Place START = new Place(1, 1, "");

    private static final Comparator<Place> ORDER =
            Comparator.comparingInt(Place::line).thenComparingInt(Place::column).thenComparing(Place::path);

    public static Place of(Mark mark, String path) {
        return new Place(mark.getLine() + 1, mark.getColumn() + 1, path);
    }

    public static Place of(Node node, String path) {
        return node.getStartMark().map(mark -> of(mark, path)).orElse(new Place(1, 1, path));
    }

    /** The same spot, said of a key below it. */
    public Place below(String key) {
        return new Place(line, column, path.isEmpty() ? key : path + "." + key);
    }

    @Override
    public int compareTo(Place other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return line + ":" + column + ": " + (path.isEmpty() ? "" : path + ": ");
    }
}
