package io.swarmstead.lint;

import io.swarmstead.compose.ComposeFile;
import io.swarmstead.lint.Service.Bind;
import java.util.Optional;
import java.util.stream.Stream;

/** Folders, files and disks of the host with which a container is root there, as binds and as volumes that are binds. */
final class RootFolders {
    private RootFolders() {}

    static Stream<Grant> grants(Service service, Neighbourhood cloud) {
        Stream<Optional<Grant>> binds = service.binds((bind, spot) -> grant(bind, spot, cloud)).stream();
        Stream<Optional<Grant>> volumes =
                service.items("volumes", (mount, spot) -> volume(service.file(), mount, spot, cloud));
        return Stream.concat(binds, volumes).flatMap(Optional::stream);
    }

    private static Optional<Grant> grant(Bind bind, Spot spot, Neighbourhood cloud) {
        return GuardedFolder.over(bind.path(), bind.readOnly(), cloud)
                .map(folder -> new Grant(spot, bind.source(), folder.reason(), folder.way()));
    }

    private static Optional<Grant> volume(ComposeFile file, Part mount, Spot spot, Neighbourhood cloud) {
        return NamedVolume.of(file, mount).flatMap(volume -> switch (volume.kind()) {
            case BIND ->
                grant(new Bind(volume.device(), "", mount.at("read_only").is("true")), spot, cloud);
            case DEVICE ->
                Optional.of(new Grant(
                        spot,
                        "the volume " + volume.name(),
                        "the engine mounts %s of the host, as a %s, whatever is on it"
                                .formatted(volume.device(), volume.type()),
                        "leave driver_opts out, or name a folder of its own with o: bind"));
            case LOCAL, MEMORY, ELSEWHERE -> Optional.empty();
        });
    }
}
