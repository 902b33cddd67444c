package io.swarmstead.stacks;

import io.swarmstead.host.Folder;
import io.swarmstead.records.Records;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folders of a stack below the mount of the shared volume.
 *
 * @param own those that nobody else's services use, none of them inside another
 * @param shared those that its services bind and that have to stay, because other stacks or the cloud need them
 */
public record StackFolders(List<Folder> own, List<Folder> shared) {
    private static final Folder ROOT = new Folder("/");

    /**
     * What its services bind on the volume, and what is called after it there: {@code NAME}, {@code config/NAME} and
     * {@code runtime/NAME}, and the records of its deployments. They need not exist.
     *
     * @param swarm all that the swarm holds
     */
    static StackFolders of(Inventory swarm, StackName stack, String mount) {
        Folder volume = new Folder(mount);
        // who looks at a whole host, such as a monitor, needs none of its folders
        List<Folder> foreign = swarm.services().stream()
                .filter(service -> !service.stack().equals(stack.value()))
                .flatMap(service -> service.binds().stream())
                .filter(bind -> !bind.equals(ROOT))
                .toList();
        Stream<Folder> bound = swarm.of(stack.value()).services().stream()
                .flatMap(service -> service.binds().stream())
                .filter(bind -> bind.within(volume));
        Folder records = new Folder(Records.folder(mount)).at(stack.value());
        Stream<Folder> called = Stream.concat(
                Stream.of(volume, volume.at("config"), volume.at("runtime")).map(folder -> folder.at(stack.value())),
                Stream.of(records));
        List<Folder> own = new ArrayList<>();
        List<Folder> shared = new ArrayList<>();
        Stream.concat(bound, called).distinct().sorted().forEach(folder -> {
            if ((!folder.equals(records) && isEverybodys(folder, volume))
                    || foreign.stream().anyMatch(folder::overlaps)) {
                shared.add(folder);
            } else if (own.stream().noneMatch(folder::within)) {
                own.add(folder);
            }
        });
        return new StackFolders(List.copyOf(own), List.copyOf(shared));
    }

    /** The volume itself, where every stack has its folder, and what is the cloud's own. */
    private static boolean isEverybodys(Folder folder, Folder volume) {
        return Stream.of("config", "runtime", "removed")
                        .map(volume::at)
                        .anyMatch(everybodys -> everybodys.within(folder))
                || Stream.of(".swarmstead", "config/.swarmstead")
                        .map(volume::at)
                        .anyMatch(folder::within);
    }
}
