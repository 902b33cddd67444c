package io.swarmstead.deployment;

import io.swarmstead.host.Folder;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a service may write to and what outlives its task, so that the next task finds it: binds and named volumes. Memory, volumes
 * without a name, and what is only read are none, nor are the host's clock, devices and sockets.
 */
record LastingMounts(List<Map<String, Object>> mounts) {
    private static final Pattern NO_DATA =
            Pattern.compile("/etc/(localtime|timezone)|/(dev|proc|run|sys|var/run)(/.*)?");

    static LastingMounts of(Map<String, Object> service) {
        return new LastingMounts(Tree.mappings(service.get("volumes")).stream()
                .filter(mount -> !Boolean.TRUE.equals(mount.get("read_only")))
                .filter(mount -> !"tmpfs".equals(mount.get("type")))
                .filter(mount -> !source(mount).isEmpty()
                        && !NO_DATA.matcher(source(mount)).matches())
                .toList());
    }

    /**
     * Whether a second task must wait until the first has gone. Several tasks that share a folder of the volume were asked for
     * by the author; a folder or volume of one host has one task at a time in either case.
     */
    boolean wantOneTask(String volume, boolean single) {
        return mounts.stream().anyMatch(mount -> single || !shared(mount, volume));
    }

    private static boolean shared(Map<String, Object> mount, String volume) {
        return "bind".equals(mount.get("type")) && Binds.source(mount).within(new Folder(volume));
    }

    private static String source(Map<String, Object> mount) {
        return Binds.source(mount).path();
    }
}
