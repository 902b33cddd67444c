package io.swarmstead.host;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A directory or file of a host, in the only spelling that it has here: as Docker reads the source of a bind, with no
 * {@code .}, {@code ..}, second slash or slash at the end. So two of them can be held against each other. What does not
 * begin with a slash is kept as it is, and lies in nothing else.
 */
public record Folder(String path) implements Comparable<Folder> {
    public Folder {
        path = path.startsWith("/") ? "/" + String.join("/", names(path)) : path;
    }

    private static Deque<String> names(String path) {
        Deque<String> names = new ArrayDeque<>();
        for (String name : path.split("/")) {
            if (name.equals("..")) {
                names.pollLast();
            } else if (!name.isEmpty() && !name.equals(".")) {
                names.addLast(name);
            }
        }
        return names;
    }

    /** What has this name in it. */
    public Folder at(String name) {
        return new Folder(path + "/" + name);
    }

    /** Whether it is the other one, or lies in that. */
    public boolean within(Folder other) {
        return equals(other) || isBelow(other);
    }

    /** Whether it lies in the other one. */
    public boolean isBelow(Folder other) {
        return !equals(other) && path.startsWith(other.path.equals("/") ? "/" : other.path + "/");
    }

    /** Whether one of the two lies in the other, or both are one. */
    public boolean overlaps(Folder other) {
        return within(other) || other.within(this);
    }

    @Override
    public int compareTo(Folder other) {
        return path.compareTo(other.path);
    }

    @Override
    public String toString() {
        return path;
    }
}
