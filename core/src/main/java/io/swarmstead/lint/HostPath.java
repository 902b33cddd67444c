package io.swarmstead.lint;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

/**
 * A file or folder of a host by one name, whichever of its names was written: without {@code //}, {@code .}, {@code ..} and
 * the links that Debian has.
 */
record HostPath(String text) {
    private static final Map<String, String> LINKS = Map.of(
            "/bin", "/usr/bin",
            "/lib", "/usr/lib",
            "/lib64", "/usr/lib64",
            "/sbin", "/usr/sbin",
            "/var/lock", "/run/lock",
            "/var/run", "/run");

    static HostPath of(String written) {
        Deque<String> names = new ArrayDeque<>();
        for (String name : written.split("/")) {
            if (name.equals("..")) {
                names.pollLast();
            } else if (!name.isEmpty() && !name.equals(".")) {
                names.addLast(name);
            }
        }
        HostPath path = new HostPath("/" + String.join("/", names));
        return LINKS.entrySet().stream()
                .filter(link -> path.within(new HostPath(link.getKey())))
                .findFirst()
                .map(link -> new HostPath(
                        link.getValue() + path.text.substring(link.getKey().length())))
                .orElse(path);
    }

    /** Whether it is the folder, or below it. */
    boolean within(HostPath folder) {
        return text.equals(folder.text) || below(folder);
    }

    boolean below(HostPath folder) {
        return folder.text.equals("/") ? !text.equals("/") : text.startsWith(folder.text + "/");
    }

    /** Whether one of the two is within the other, so that who has one has something of the other. */
    boolean overlaps(HostPath other) {
        return within(other) || other.below(this);
    }

    @Override
    public String toString() {
        return text;
    }
}
