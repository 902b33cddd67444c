package io.swarmstead.daemon;

import io.swarmstead.host.Command;
import io.swarmstead.host.Host;
import io.swarmstead.host.HostException;
import io.swarmstead.storage.StorageFiles;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Replaces a mount that is dead, and afterwards restarts the containers that hold the dead one. Systemd starts the mount's
 * client anew where that has ended; this is for one that lives and answers nobody. Where the volume itself does not
 * answer, for want of bricks, a new mount would help nobody and take the old one from containers that only wait: so a
 * second mount is made aside, and only if that one answers the first is called dead.
 */
final class MountCare implements Duty {
    /** More than what a dead host costs the others, see {@link Wellness}. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(30);

    /** After a change of mounts, containers that were just being made turn up late. */
    private static final Duration SWEEPING = Duration.ofSeconds(60);

    private static final Duration BETWEEN_SWEEPS = Duration.ofSeconds(5);

    private final Watch mount;
    private final Mounts mounts;
    private final List<String> client;
    private final Host host;
    private final Holders holders;
    private final Journal journal;
    private final Errand replacing;
    private final Errand sweeping;
    private final Duty tries = new Every(BETWEEN_TRIES, this::replace);
    private Duty sweeps = new Every(BETWEEN_SWEEPS, this::sweep);
    private Optional<String> last = Optional.empty();
    private long changed;

    /**
     * A duty.
     *
     * @param client the command that mounts the volume, without the place
     */
    MountCare(Watch mount, Holders holders, List<String> client, Errand replacing, Errand sweeping) {
        this.mount = mount;
        this.mounts = holders.mounts();
        this.client = List.copyOf(client);
        this.host = holders.host();
        this.holders = holders;
        this.journal = holders.journal();
        this.replacing = replacing;
        this.sweeping = sweeping;
    }

    @Override
    public void tick() {
        if (mount.bad().compareTo(PATIENCE) >= 0) {
            tries.tick();
        }
        if (mount.good() && fresh()) {
            sweeps.tick();
        }
    }

    /** Whether the live mount is one that was made not long ago, or before this steward. */
    private boolean fresh() {
        try {
            Optional<String> live = mounts.live();
            if (!live.equals(last)) {
                last = live;
                changed = System.nanoTime();
                sweeps = new Every(BETWEEN_SWEEPS, this::sweep);
            }
            return System.nanoTime() - changed < SWEEPING.toNanos();
        } catch (IOException _) {
            // Without the kernel's list there is nothing to compare; the mount's own watch tells of it.
            return false;
        }
    }

    private void sweep() {
        sweeping.begin(() -> {
            for (String container : find()) {
                holders.restart(container);
            }
        });
    }

    private Iterable<String> find() throws HostException {
        try {
            return holders.find();
        } catch (IOException failed) {
            throw new HostException(
                    "containers with a dead mount were not found", failed, "restart the services that bind the volume");
        }
    }

    private void replace() {
        replacing.begin(() -> {
            if (host.attempt(second()).succeeded()) {
                journal.write("mount", "replaces the mount", "it does not answer, and a second one does");
                host.run(Command.script("""
                                systemctl kill -s KILL "$1"
                                systemctl restart "$1"
                                """, StorageFiles.MOUNT_SERVICE).withTimeout(Duration.ofMinutes(2)));
            }
        });
    }

    /** Succeeds when another mount of the volume answers; it is gone again in the end. */
    private Command second() {
        return Command.script(
                """
                [ -e "$1" ] || exit 1
                volume=$2
                shift 2
                second=/run/swarmstead-steward/second
                mkdir -p $second
                "$@" $second > /dev/null 2>&1 &
                client=$!
                trap 'umount -q -l $second; kill -9 $client 2> /dev/null' EXIT
                while [ $SECONDS -lt 10 ]; do
                    mountpoint -q $second && timeout -s KILL 2 grep -qx "$volume" $second/.swarmstead && exit 0
                    kill -0 $client 2> /dev/null || exit 1
                    sleep 0.2
                done
                exit 1
                """,
                Stream.concat(Stream.of(StorageFiles.EXPECTED, mounts.storage().volume()), client.stream())
                        .toArray(String[]::new));
    }
}
