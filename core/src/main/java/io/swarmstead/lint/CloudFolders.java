package io.swarmstead.lint;

import io.swarmstead.host.Folder;
import java.util.stream.Stream;

/** What the cloud itself has of a host's folders: the shared volume, its own files there, and the volume's copy. */
final class CloudFolders {
    private static final String OWN = "/.swarmstead";

    private CloudFolders() {}

    /** Whether it is one of those that stacks have for their data. */
    static boolean onVolume(Folder path, Neighbourhood cloud) {
        return path.isBelow(HostPath.of(cloud.mount()));
    }

    /** Those that the path may be over, in or around. */
    static Stream<GuardedFolder> near(Folder path, Neighbourhood cloud) {
        GuardedFolder brick =
                guarded(HostPath.of(cloud.brick()), "the volume's own copy is there, past Gluster and its rights");
        Folder mount = HostPath.of(cloud.mount());
        if (!onVolume(path, cloud)) {
            return Stream.of(
                    brick, guarded(mount, "the data of all stacks are there, and what the cloud itself goes by"));
        }
        return (path + "/").contains(OWN + "/")
                ? Stream.of(guarded(path, "what is deployed again is told there, and logins and keys of the cloud are"))
                : Stream.of(guarded(
                        HostPath.of(mount + "/config" + OWN),
                        "logins at registries and keys of certificates are there"));
    }

    private static GuardedFolder guarded(Folder path, String reason) {
        return new GuardedFolder(path, true, reason);
    }
}
