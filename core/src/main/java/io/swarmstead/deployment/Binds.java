package io.swarmstead.deployment;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The directories of its host that a service binds. */
final class Binds {
    private Binds() {}

    /** Those below the directory, each once. */
    static List<String> below(Map<String, Object> service, String directory) {
        return sources(service, directory).distinct().toList();
    }

    private static Stream<String> sources(Map<String, Object> service, String directory) {
        return Tree.mappings(service.get("volumes")).stream()
                .filter(volume -> isBelow(volume, directory))
                .map(volume -> String.valueOf(volume.get("source")));
    }

    private static boolean isBelow(Map<String, Object> volume, String directory) {
        return "bind".equals(volume.get("type"))
                && Tree.text(volume.get("source"), "").startsWith(directory + "/");
    }
}
