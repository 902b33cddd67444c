package io.swarmstead.lint;

import io.swarmstead.host.Folder;
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
        HostPath path = new HostPath(new Folder("/" + written).path());
        return LINKS.entrySet().stream()
                .filter(link -> path.within(new HostPath(link.getKey())))
                .findFirst()
                .map(link -> new HostPath(
                        link.getValue() + path.text.substring(link.getKey().length())))
                .orElse(path);
    }

    /** Whether it is the folder, or below it. */
    boolean within(HostPath folder) {
        return new Folder(text).within(new Folder(folder.text));
    }

    boolean below(HostPath folder) {
        return new Folder(text).isBelow(new Folder(folder.text));
    }

    /** Whether one of the two is within the other, so that who has one has something of the other. */
    boolean overlaps(HostPath other) {
        return new Folder(text).overlaps(new Folder(other.text));
    }

    @Override
    public String toString() {
        return text;
    }
}
