package io.swarmstead.deployment;

import io.swarmstead.host.Folder;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The directories of its host that a service binds. */
final class Binds {
    private Binds() {}

    /** The stack with each of them in its only spelling, so that nobody behind us has to find out which one is meant. */
    static StackFile plain(StackFile stack) {
        return stack.withServices((_, service) -> service.get("volumes") instanceof List<?> volumes
                ? Tree.with(
                        service, "volumes", volumes.stream().map(Binds::plain).toList())
                : service);
    }

    private static Object plain(Object volume) {
        Map<String, Object> mapping = Tree.mapping(volume);
        return isBind(mapping) ? Tree.with(mapping, "source", source(mapping).path()) : volume;
    }

    /** Those below the directory, each once. */
    static List<Folder> below(Map<String, Object> service, String directory) {
        return volumes(service, directory).map(Binds::source).distinct().toList();
    }

    private static Stream<Map<String, Object>> volumes(Map<String, Object> service, String directory) {
        return Tree.mappings(service.get("volumes")).stream()
                .filter(volume -> isBind(volume) && source(volume).isBelow(new Folder(directory)));
    }

    private static boolean isBind(Map<String, Object> volume) {
        return "bind".equals(volume.get("type")) && volume.containsKey("source");
    }

    /** What a volume of a service shows; of one that Docker keeps, its name. */
    static Folder source(Map<String, Object> volume) {
        return new Folder(Tree.text(volume.get("source"), ""));
    }
}
