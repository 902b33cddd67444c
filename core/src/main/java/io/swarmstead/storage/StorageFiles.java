package io.swarmstead.storage;

import io.swarmstead.host.HostFile;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.HostName;
import io.swarmstead.spec.HostSpec;
import io.swarmstead.spec.StorageSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * What a host needs on its disk for the volume. The order at boot has no circle: glusterd needs nothing of ours, the
 * mount needs glusterd, Docker waits for the gate behind the mount, and the gate gives way after ten minutes because a
 * missing mount is harmless by then: the bare mount point is immutable, and tasks bind only directories below it.
 */
public final class StorageFiles {
    /** Succeeds when the volume is mounted and answers within 2 s. */
    public static final String ALIVE = "/usr/local/lib/swarmstead/storage-alive";

    /** The service that keeps the volume mounted. */
    public static final String MOUNT_SERVICE = "swarmstead-storage.service";

    /** Made when there is a volume to mount: from then on it is mounted at boot, and Docker waits for it. */
    public static final String EXPECTED = "/var/lib/swarmstead/storage-expected";

    /**
     * Options of the mount. Whoever is root in a container writes to the volume as root: no file there shall be a device,
     * or lend its owner's rights to those who start it, in another container or on a host.
     */
    static final String CONFINED = "nosuid,nodev";

    private static final String GATE = "/usr/local/lib/swarmstead/storage-gate";

    private StorageFiles() {}

    /** The file on the volume by which a mounted volume is told from an empty directory. */
    public static String sentinel(StorageSpec storage) {
        return storage.mount() + "/.swarmstead";
    }

    /**
     * Prints, of a brick here, a line for each file of which it waits to heal another; it fails without a brick. Each entry
     * names a file by its gfid; the one file that starts with the index's name is their anchor.
     */
    public static final String TO_HEAL = "ls -I 'xattrop-*' \"$1/.glusterfs/indices/xattrop\"";

    static List<HostFile> of(CloudSpec spec, HostName host) {
        List<HostFile> files = new ArrayList<>(List.of(alive(spec.storage())));
        if (spec.storage().replicated()) {
            files.addAll(List.of(glusterd(spec, host), mount(spec, host), gateScript(), gate(), docker()));
        }
        if (spec.hasBrick(host)) {
            files.add(CopyMark.gate());
        }
        return List.copyOf(files);
    }

    private static HostFile alive(StorageSpec storage) {
        // One child with a time limit for everything that touches the mount: a hung FUSE mount hangs whoever asks.
        String check = storage.replicated() ? "mountpoint -q '%s' && ".formatted(storage.mount()) : "";
        return HostFile.executable(ALIVE, """
                #!/bin/sh
                # The shared volume is mounted here and answers.
                exec timeout 2 sh -c "%sgrep -qx '%s' '%s'"
                """.formatted(check, storage.volume(), sentinel(storage)));
    }

    private static HostFile glusterd(CloudSpec spec, HostName host) {
        return HostFile.of(
                "/etc/systemd/system/glusterd.service.d/swarmstead.conf",
                """
                # The shipped unit never tries again after a clean failure, which a host that boots before its network
                # or its disk is ready will see; and stopping it would take the bricks along.
                [Unit]
                StartLimitIntervalSec=0
                RequiresMountsFor=%s

                [Service]
                Restart=always
                RestartSec=2
                KillMode=process
                """.formatted(spec.storage().brick()) + copyGate(spec, host));
    }

    /** Whatever becomes of it, glusterd starts: not to serve a good copy is worse. */
    private static String copyGate(CloudSpec spec, HostName host) {
        return spec.hasBrick(host)
                ? "# a copy that went back in time is moved aside before it is served\nExecStartPre=-%s\n"
                        .formatted(CopyMark.gateLine(spec, host))
                : "";
    }

    private static HostFile mount(CloudSpec spec, HostName host) {
        StorageSpec storage = spec.storage();
        return HostFile.of("/etc/systemd/system/" + MOUNT_SERVICE, """
                [Unit]
                Description=The shared volume of the cloud, at %1$s
                Wants=glusterd.service
                After=glusterd.service network.target
                # before there is a volume, an attempt each second would only take time from what makes it
                ConditionPathExists=%3$s
                StartLimitIntervalSec=0

                [Service]
                ExecStartPre=-/bin/umount -q -l %1$s
                # immutable, so that nothing can ever be written beside the volume
                ExecStartPre=-/bin/mkdir -p -m 000 %1$s
                ExecStartPre=-/usr/bin/chattr +i %1$s
                ExecStart=%2$s %1$s
                ExecStopPost=-/bin/umount -q -l %1$s
                Restart=always
                RestartSec=1
                OOMScoreAdjust=-900

                [Install]
                WantedBy=multi-user.target
                """.formatted(
                        storage.mount(), String.join(" ", client(spec, host)), EXPECTED));
    }

    /** The command that mounts the volume where the word behind it says, and lives as long as that mount. */
    public static List<String> client(CloudSpec spec, HostName host) {
        List<String> words =
                new ArrayList<>(List.of("/usr/sbin/glusterfs", "--no-daemon", "--fuse-mountopts=" + CONFINED));
        words.addAll(source(spec, host));
        return List.copyOf(words);
    }

    /** The part of that command by which a client is told from one that mounts something else, or from elsewhere. */
    static List<String> source(CloudSpec spec, HostName host) {
        List<String> words = new ArrayList<>(List.of("--process-name", "fuse"));
        words.addAll(servers(spec, host));
        words.add("--volfile-id=/" + spec.storage().volume());
        return List.copyOf(words);
    }

    /** This host first, then the others. */
    private static List<String> servers(CloudSpec spec, HostName host) {
        List<HostSpec> servers = new ArrayList<>(List.of(spec.host(host)));
        spec.hosts().stream().filter(other -> !other.name().equals(host)).forEach(servers::add);
        return servers.stream()
                .map(server -> "--volfile-server=" + server.address())
                .toList();
    }

    private static HostFile gateScript() {
        return HostFile.executable(GATE, """
                #!/bin/sh
                # Waits for the shared volume, at most ten minutes.
                deadline=$(($(date +%%s) + 600))
                until %s; do
                    [ "$(date +%%s)" -lt "$deadline" ] || exit 0
                    sleep 0.2
                done
                """.formatted(ALIVE));
    }

    private static HostFile gate() {
        return HostFile.of(
                "/etc/systemd/system/swarmstead-storage-gate.service", """
                [Unit]
                Description=Docker waits here for the shared volume
                Wants=%s
                After=%1$s
                Before=docker.service
                ConditionPathExists=%s

                [Service]
                Type=oneshot
                RemainAfterExit=yes
                ExecStart=%s
                TimeoutStartSec=infinity
                """.formatted(MOUNT_SERVICE, EXPECTED, GATE));
    }

    private static HostFile docker() {
        return HostFile.of("/etc/systemd/system/docker.service.d/swarmstead-storage.conf", """
                [Unit]
                Wants=swarmstead-storage-gate.service
                After=swarmstead-storage-gate.service
                """);
    }
}
