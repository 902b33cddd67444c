package io.swarmstead.lint;

import io.swarmstead.host.Folder;
import java.util.Map;

/** Reads a path of a host as what it leads to: by its only spelling, and through the links that Debian has. */
final class HostPath {
    private static final Map<Folder, Folder> LINKS = Map.of(
            new Folder("/bin"), new Folder("/usr/bin"),
            new Folder("/lib"), new Folder("/usr/lib"),
            new Folder("/lib64"), new Folder("/usr/lib64"),
            new Folder("/sbin"), new Folder("/usr/sbin"),
            new Folder("/var/lock"), new Folder("/run/lock"),
            new Folder("/var/run"), new Folder("/run"));

    private HostPath() {}

    /** A path that does not begin at the root does here. */
    static Folder of(String written) {
        Folder path = new Folder("/" + written);
        return LINKS.entrySet().stream()
                .filter(link -> path.within(link.getKey()))
                .findFirst()
                .map(link -> new Folder(link.getValue()
                        + path.path().substring(link.getKey().path().length())))
                .orElse(path);
    }
}
