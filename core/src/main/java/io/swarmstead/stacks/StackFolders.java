package io.swarmstead.stacks;

import io.swarmstead.records.Records;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The folders of a stack below the mount of the shared volume.
 *
 * @param own those that nobody else's services use, none of them inside another
 * @param shared those that its services bind and that have to stay, because other stacks need them
 */
public record StackFolders(List<String> own, List<String> shared) {
    /** Below these every stack has its folder, so they are nobody's. */
    private static final Set<String> EVERYBODYS = Set.of("config", "runtime", "removed");

    /**
     * What its services bind below the mount, and what is called after it there: {@code NAME}, {@code config/NAME} and
     * {@code runtime/NAME}, and the records of its deployments. They need not exist.
     *
     * @param swarm all that the swarm holds
     */
    static StackFolders of(Inventory swarm, StackName stack, String mount) {
        List<String> foreign = swarm.services().stream()
                .filter(service -> !service.stack().equals(stack.value()))
                .flatMap(service -> service.binds().stream())
                .toList();
        Stream<String> bound = swarm.of(stack.value()).services().stream()
                .flatMap(service -> service.binds().stream())
                .filter(bind -> bind.startsWith(mount + "/"))
                .map(StackFolders::withoutSlash);
        Stream<String> called = Stream.of(
                mount + "/" + stack,
                mount + "/config/" + stack,
                mount + "/runtime/" + stack,
                Records.folder(mount) + "/" + stack);
        List<String> own = new ArrayList<>();
        List<String> shared = new ArrayList<>();
        Stream.concat(bound, called).distinct().sorted().forEach(folder -> {
            if (EVERYBODYS.contains(folder.substring(mount.length() + 1))
                    || foreign.stream().anyMatch(other -> overlap(folder, withoutSlash(other)))) {
                shared.add(folder);
            } else if (own.stream().noneMatch(outer -> within(folder, outer))) {
                own.add(folder);
            }
        });
        return new StackFolders(List.copyOf(own), List.copyOf(shared));
    }

    private static boolean overlap(String one, String other) {
        return within(one, other) || within(other, one);
    }

    private static boolean within(String path, String folder) {
        return (path + "/").startsWith(folder + "/");
    }

    private static String withoutSlash(String path) {
        return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }
}
