package io.swarmstead.storage;

import io.swarmstead.host.Command;
import io.swarmstead.host.Fleet;
import io.swarmstead.host.Host;
import io.swarmstead.host.HostException;
import io.swarmstead.host.HostFile;
import io.swarmstead.host.Unit;
import io.swarmstead.machine.MachineStep;
import io.swarmstead.plan.Impact;
import io.swarmstead.plan.Milestone;
import io.swarmstead.plan.Step;
import io.swarmstead.spec.HostName;
import io.swarmstead.spec.StorageSpec;
import java.time.Duration;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;

/** What can be done to Gluster and the mounts. */
public sealed interface StorageStep extends Step {
    /** Every glusterd runs, and all hosts are peers of one another. */
    Milestone POOL = new Milestone("Gluster pool");

    /** The volume is started and has our options. */
    Milestone VOLUME = new Milestone("volume");

    /** Gluster's own limit for a request to a peer is two minutes; a little more, so that its message is heard. */
    Duration PATIENCE = Duration.ofSeconds(130);

    /** Gluster's management daemon runs on the host. */
    static Milestone glusterd(HostName host) {
        return Milestone.on(host, "glusterd");
    }

    /** The volume is mounted on the host. */
    static Milestone mounted(HostName host) {
        return Milestone.on(host, "mount");
    }

    /**
     * Runs one pool-wide command at a time on the host. In the script {@code volume} is {@code gluster volume} that
     * tries again while a peer has only just connected or somebody else's command holds the pool's lock.
     */
    private static void gluster(Fleet fleet, HostName host, String script) throws HostException {
        String prelude = """
                set -e
                volume() {
                    for _ in $(seq 15); do
                        said=$(gluster --mode=script volume "$@" 2>&1) && return
                        case $said in
                            *transaction* | *ocking\\ failed* | *onnected* | *taging\\ failed* | *ommit\\ failed*) sleep 1 ;;
                            *) break ;;
                        esac
                    done
                    echo "$said" >&2
                    return 1
                }
                """;
        fleet.host(host).run(Command.exclusive("gluster", prelude + script).withTimeout(PATIENCE));
    }

    /** Writes units and scripts, makes the brick's directory; restarts what runs already and reads them. */
    record ConfigureStorage(HostName host, String brick, List<HostFile> files, boolean running) implements StorageStep {
        @Override
        public String action() {
            return "configure the shared volume's services";
        }

        @Override
        public String reason() {
            return HostFile.paths(files) + " differs";
        }

        @Override
        public Impact impact() {
            return remounts() ? Impact.RESTART : Impact.NONE;
        }

        private boolean remounts() {
            return running && files.stream().anyMatch(file -> file.path().endsWith(StorageFiles.MOUNT_SERVICE));
        }

        @Override
        public Set<Milestone> provides() {
            return Set.of(running ? glusterd(host) : MachineStep.configuration(host));
        }

        @Override
        public void apply(Fleet fleet) throws HostException {
            Host on = fleet.host(host);
            on.writeAll(files);
            on.run(Command.of("mkdir", "-p", brick));
            if (running) {
                on.run(Command.of("systemctl", "daemon-reload"));
            }
            if (remounts()) {
                on.run(Unit.restart(StorageFiles.MOUNT_SERVICE));
            }
        }
    }

    /** Starts glusterd now and at every boot, and lets it catch up with its peers. */
    record StartGlusterd(HostName host) implements StorageStep {
        private static final String VERSION =
                "sed -n 's/^version=//p' /var/lib/glusterd/vols/*/info 2> /dev/null | sort -n | tail -n 1";

        @Override
        public String action() {
            return "start glusterd";
        }

        @Override
        public String reason() {
            return "it does not run";
        }

        @Override
        public Set<Milestone> requires() {
            return Set.of(MachineStep.packages(host), MachineStep.configuration(host));
        }

        @Override
        public Set<Milestone> provides() {
            return Set.of(glusterd(host), POOL);
        }

        @Override
        public void apply(Fleet fleet) throws HostException {
            int latest = 0;
            for (Host other : fleet.hosts()) {
                latest = Math.max(latest, version(other));
            }
            boolean behind = version(fleet.host(host)) < latest;
            fleet.host(host).run(Unit.start("glusterd"));
            if (behind) {
                fleet.host(host).run(Command.script(catchUp(latest)).withTimeout(PATIENCE));
            }
        }

        /** The version of the volumes' settings that the host has on its disk; 0 where it has none or is away. */
        private static int version(Host host) {
            try {
                String version = host.attempt(Command.script(VERSION)).output().strip();
                return version.isEmpty() ? 0 : Integer.parseInt(version);
            } catch (HostException _) {
                return 0;
            }
        }

        /**
         * Waits, 15 s at most, until what was changed while the host was away has come from its peers, and then until
         * its bricks, which glusterd restarts for it two seconds later, have lived for three: a change of ours in just
         * that time would leave one of them down.
         */
        private static String catchUp(int latest) {
            return """
                    for _ in $(seq 150); do
                        version=$(%s)
                        [ "${version:-0}" -lt %d ] || break
                        sleep 0.1
                    done
                    steady=0
                    for _ in $(seq 150); do
                        steady=$((steady + 1))
                        for brick in /run/gluster/vols/*/*.pid; do
                            kill -0 "$(cat "$brick")" 2> /dev/null || steady=0
                        done
                        [ $steady -lt 30 ] || break
                        sleep 0.1
                    done""".formatted(VERSION, latest);
        }
    }

    /** Takes a host into the pool. */
    record ProbePeer(HostName host, HostName peer, String address) implements StorageStep {
        @Override
        public String action() {
            return "take " + peer + " into the Gluster pool";
        }

        @Override
        public String reason() {
            return peer + " is not a peer";
        }

        @Override
        public Set<Milestone> requires() {
            return Set.of(glusterd(host), glusterd(peer));
        }

        @Override
        public Set<Milestone> provides() {
            return Set.of(POOL);
        }

        @Override
        public void apply(Fleet fleet) throws HostException {
            gluster(fleet, host, """
                    gluster --mode=script peer probe %1$s
                    # the probe is answered before both have agreed; a volume needs them agreed
                    for _ in $(seq 150); do
                        grep -l "^hostname1=%1$s$" /var/lib/glusterd/peers/* | xargs grep -qx state=3 && exit 0
                        sleep 0.1
                    done
                    echo "%1$s did not become a peer within 15 s" >&2
                    exit 1
                    """.formatted(address));
        }
    }

    /** Creates the volume with its options and starts it. */
    record CreateVolume(HostName host, StorageSpec storage, List<String> bricks, SequencedMap<String, String> options)
            implements StorageStep {
        @Override
        public String action() {
            return "create the volume %s with %d copies".formatted(storage.volume(), bricks.size());
        }

        @Override
        public String reason() {
            return "no host knows it";
        }

        @Override
        public Set<Milestone> requires() {
            return Set.of(POOL, glusterd(host));
        }

        @Override
        public Set<Milestone> provides() {
            return Set.of(VOLUME);
        }

        @Override
        public void apply(Fleet fleet) throws HostException {
            // "force" lets a brick lie on the root file system, which a host with one disk has no choice about
            gluster(fleet, host, """
                    [ -e /var/lib/glusterd/vols/%1$s/info ] ||
                        volume create %1$s replica %2$d %3$s force
                    volume set %1$s %4$s
                    grep -qx status=1 /var/lib/glusterd/vols/%1$s/info || volume start %1$s
                    """.formatted(
                            storage.volume(), bricks.size(), String.join(" ", bricks), arguments(options)));
        }
    }

    private static String arguments(SequencedMap<String, String> options) {
        return options.entrySet().stream()
                .map(option -> option.getKey() + " " + option.getValue())
                .collect(Collectors.joining(" "));
    }

    /** Sets the options that differ. */
    record SetOptions(HostName host, String volume, SequencedMap<String, String> options) implements StorageStep {
        @Override
        public String action() {
            return "set " + arguments(options) + " on the volume " + volume;
        }

        @Override
        public String reason() {
            return options.size() == 1 ? "the option differs" : options.size() + " options differ";
        }

        @Override
        public Set<Milestone> requires() {
            return Set.of(POOL, glusterd(host));
        }

        @Override
        public Set<Milestone> provides() {
            return Set.of(VOLUME);
        }

        @Override
        public void apply(Fleet fleet) throws HostException {
            gluster(fleet, host, "volume set %s %s".formatted(volume, arguments(options)));
        }
    }

    /** Starts the volume, or those of its bricks that do not run. */
    record StartVolume(HostName host, String volume, boolean started) implements StorageStep {
        @Override
        public String action() {
            return "start " + (started ? "the missing bricks of the volume " : "the volume ") + volume;
        }

        @Override
        public String reason() {
            return started ? "a brick does not run" : "it is stopped";
        }

        @Override
        public Set<Milestone> requires() {
            return Set.of(POOL, glusterd(host));
        }

        @Override
        public Set<Milestone> provides() {
            return Set.of(VOLUME);
        }

        @Override
        public void apply(Fleet fleet) throws HostException {
            gluster(fleet, host, "volume start %s force".formatted(volume));
        }
    }

    /** Mounts the volume now and at every boot, and lays it out. */
    record MountVolume(HostName host, StorageSpec storage) implements StorageStep {
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
            return Set.of(VOLUME, POOL, glusterd(host));
        }

        @Override
        public Set<Milestone> provides() {
            return Set.of(mounted(host));
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

    /** Makes what every volume has; harmless when it is there already. */
    private static String layOut(StorageSpec storage) {
        return "mkdir -p -m 0755 %1$s/config %1$s/runtime && { [ -e %2$s ] || echo %3$s > %2$s; }"
                .formatted(storage.mount(), StorageFiles.sentinel(storage), storage.volume());
    }

    /** A cloud of one host: makes the data directory and lays it out. */
    record MakeDirectory(HostName host, StorageSpec storage, List<HostFile> files) implements StorageStep {
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
            return Set.of(mounted(host));
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
