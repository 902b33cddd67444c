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
import java.util.List;
import java.util.Set;

/** What can be done to Gluster and the mounts. */
public sealed interface StorageStep extends Step
        permits GlusterStep, MountStep, TransportStep, StorageStep.ConfigureStorage {
    /** Every glusterd runs, and all hosts are peers of one another. */
    Milestone POOL = new Milestone("Gluster pool");

    /** The volume is started and has our options. */
    Milestone VOLUME = new Milestone("volume");

    /** Gluster's management daemon runs on the host. */
    static Milestone glusterd(HostName host) {
        return Milestone.on(host, "glusterd");
    }

    /** glusterd speaks TLS on the host, or does not, as the pool shall. */
    static Milestone secured(HostName host) {
        return Milestone.on(host, "transport of glusterd");
    }

    /** The volume is mounted on the host. */
    static Milestone mounted(HostName host) {
        return Milestone.on(host, "mount");
    }

    /**
     * Writes units and scripts; restarts what runs already and reads them.
     *
     * @param running glusterd runs
     * @param mounted the client that runs mounts the same volume, from the same servers, as a new one would
     */
    record ConfigureStorage(HostName host, List<HostFile> files, boolean running, boolean mounted)
            implements StorageStep {
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
            return running
                    && !mounted
                    && files.stream().anyMatch(file -> file.path().endsWith(StorageFiles.MOUNT_SERVICE));
        }

        @Override
        public Set<Milestone> provides() {
            return Set.of(running ? glusterd(host) : MachineStep.configuration(host));
        }

        @Override
        public void apply(Fleet fleet) throws HostException {
            Host on = fleet.host(host);
            on.writeAll(files);
            if (running) {
                on.run(Command.of("systemctl", "daemon-reload"));
            }
            if (remounts()) {
                on.run(Unit.restart(StorageFiles.MOUNT_SERVICE));
            }
        }
    }
}
