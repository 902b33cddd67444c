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
                    .run(Command.exclusive("mount", """
                    set -e
                    mkdir -p %5$s
                    touch %6$s
                    systemctl is-enabled -q %2$s || systemctl --no-reload -q enable %2$s
                    # an unanswering mount is taken away and made anew
                    %3$s || systemctl is-active -q %2$s && mountpoint -q %1$s || systemctl restart %2$s
                    for _ in $(seq 300); do
                        mountpoint -q %1$s && %4$s && %3$s && break
                        sleep 0.1
                    done
                    %3$s || { echo "the volume did not answer within 30 s" >&2; exit 1; }
                    """.formatted(
                                            storage.mount(),
                                            StorageFiles.MOUNT_SERVICE,
                                            StorageFiles.ALIVE,
                                            layOut(storage),
                                            "/var/lib/swarmstead",
                                            StorageFiles.EXPECTED))
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

    /** Makes what every volume has; harmless when it is there already. */
    private static String layOut(StorageSpec storage) {
        return "mkdir -p -m 0755 %1$s/config %1$s/runtime && { [ -e %2$s ] || echo %3$s > %2$s; }"
                .formatted(storage.mount(), StorageFiles.sentinel(storage), storage.volume());
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
                    .run(Command.script("set -e\nmkdir -p %s /var/lib/swarmstead\n%s\ntouch %s"
                            .formatted(storage.mount(), layOut(storage), StorageFiles.EXPECTED)));
        }
    }
}
