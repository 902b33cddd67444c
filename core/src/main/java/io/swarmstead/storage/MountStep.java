package io.swarmstead.storage;

import io.swarmstead.host.Command;
import io.swarmstead.host.Fleet;
import io.swarmstead.host.HostException;
import io.swarmstead.host.HostFile;
import io.swarmstead.plan.Milestone;
import io.swarmstead.spec.HostName;
import io.swarmstead.spec.StorageSpec;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** What can be done to the place where a host sees the data. */
sealed interface MountStep extends StorageStep {
    /** Mounts the volume now and at every boot, and lays it out. */
    record MountVolume(HostName host, StorageSpec storage) implements MountStep {
        @Override
        public String action() {
            return "mount the volume at " + storage.mount();
        }

        @Override
        public String reason() {
            return "it is not mounted, or does not answer";
        }

        @Override
        public Set<Milestone> requires() {
            return Set.of(VOLUME, POOL, StorageStep.glusterd(host));
        }

        @Override
        public Set<Milestone> provides() {
            return Set.of(StorageStep.mounted(host));
        }

        @Override
        public void apply(Fleet fleet) throws HostException {
            fleet.host(host)
                    .run(Command.exclusive(
                                    "mount",
                                    """
                    set -e
                    mkdir -p /var/lib/swarmstead
                    mount=$1 lay_out=$2 service=$3 alive=$4
                    touch "$5"
                    systemctl is-enabled -q $service || systemctl --no-reload -q enable $service
                    # an unanswering mount is taken away and made anew
                    $alive || systemctl is-active -q $service && mountpoint -q "$mount" || systemctl restart $service
                    for _ in $(seq 300); do
                        mountpoint -q "$mount" && eval "$lay_out" && $alive && break
                        sleep 0.1
                    done
                    $alive || { echo "the volume did not answer within 30 s" >&2; exit 1; }
                    """,
                                    storage.mount(),
                                    layOut(storage).line(),
                                    StorageFiles.MOUNT_SERVICE,
                                    StorageFiles.ALIVE,
                                    StorageFiles.EXPECTED)
                            .withTimeout(Duration.ofSeconds(60)));
        }
    }

    /** Gives a mount of before its options without mounting it anew: nothing that is open on it is interrupted. */
    record ConfineVolume(HostName host, StorageSpec storage) implements MountStep {
        @Override
        public String action() {
            return "let no file at %s be a device or lend its owner's rights".formatted(storage.mount());
        }

        @Override
        public String reason() {
            return "it is mounted without %s; containers that run keep that until they are started anew"
                    .formatted(StorageFiles.CONFINED);
        }

        @Override
        public void apply(Fleet fleet) throws HostException {
            fleet.host(host).run(Command.of("mount", "-o", "remount,bind," + StorageFiles.CONFINED, storage.mount()));
        }
    }

    /** Makes what every volume has, if need be: whole in its line, which the script that mounts the volume runs. */
    private static Command layOut(StorageSpec storage) {
        return Command.inline("""
                        mkdir -p -m 0755 "$1/config" "$1/runtime" &&
                            { [ -e "$1/.swarmstead" ] || echo "$2" > "$1/.swarmstead"; }
                        """, storage.mount(), storage.volume()).onVolume(storage.mount());
    }

    /** A cloud of one host: makes the data directory and lays it out. */
    record MakeDirectory(HostName host, StorageSpec storage, List<HostFile> files) implements MountStep {
        @Override
        public String action() {
            return "make the data directory " + storage.mount();
        }

        @Override
        public String reason() {
            return "it is not there, or not as it shall be";
        }

        @Override
        public Set<Milestone> provides() {
            return Set.of(StorageStep.mounted(host));
        }

        @Override
        public void apply(Fleet fleet) throws HostException {
            fleet.host(host).writeAll(files);
            fleet.host(host)
                    .run(Command.script("""
                            set -e
                            mkdir -p "$1" /var/lib/swarmstead
                            eval "$2"
                            touch "$3"
                            """, storage.mount(), layOut(storage).line(), StorageFiles.EXPECTED));
        }
    }
}
