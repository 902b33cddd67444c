package io.swarmstead.lint;

import io.swarmstead.compose.ComposeFile;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A volume that a service names, as the file declares it.
 *
 * @param device what the engine mounts in its place; empty for a folder of its own
 * @param type of what is mounted
 */
record NamedVolume(String name, Kind kind, String device, String type) {
    /** File systems of other machines. */
    private static final Set<String> REMOTE = Set.of("nfs", "nfs3", "nfs4", "cifs", "smb3", "ceph");

    /** Where its data are. */
    enum Kind {
        /** In a folder of the engine of one host. */
        LOCAL,
        /** In a folder of the host that the file names. */
        BIND,
        /** In memory, and nothing of them stays. */
        MEMORY,
        /** On another machine, or where a driver keeps them. */
        ELSEWHERE,
        /** On a file system that the host's kernel is told to mount. */
        DEVICE
    }

    /** Empty where the mount is no volume, or one that nobody named. */
    static Optional<NamedVolume> of(ComposeFile file, Part mount) {
        return mount.at("source")
                .text()
                .filter(_ -> mount.at("type").is("volume"))
                .map(name -> of(name, Part.of(file).at("volumes", name)));
    }

    private static NamedVolume of(String name, Part declared) {
        Part options = declared.at("driver_opts");
        String device = options.at("device").text().orElse("");
        String type = options.at("type").text().orElse("none");
        List<String> flags = List.of(options.at("o").text().orElse("").split(","));
        boolean own = declared.at("driver").text().orElse("local").equals("local");
        Kind kind = !own ? Kind.ELSEWHERE : kind(device, type, flags);
        return new NamedVolume(name, kind, device, type);
    }

    /** With the flag of a bind, mount(2) does not look at the type. */
    private static Kind kind(String device, String type, List<String> flags) {
        if (flags.contains("bind") || flags.contains("rbind")) {
            return Kind.BIND;
        }
        if (type.equals("tmpfs")) {
            return Kind.MEMORY;
        }
        if (device.isEmpty()) {
            return Kind.LOCAL;
        }
        return REMOTE.contains(type) ? Kind.ELSEWHERE : Kind.DEVICE;
    }
}
