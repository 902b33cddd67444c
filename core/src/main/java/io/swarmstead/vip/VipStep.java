package io.swarmstead.vip;

import io.swarmstead.host.Command;
import io.swarmstead.host.Fleet;
import io.swarmstead.host.Host;
import io.swarmstead.host.HostException;
import io.swarmstead.host.HostFile;
import io.swarmstead.host.Unit;
import io.swarmstead.machine.MachineStep;
import io.swarmstead.plan.Milestone;
import io.swarmstead.plan.Step;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.HostName;
import java.util.List;
import java.util.Set;

/** What can be done to keepalived. */
public sealed interface VipStep extends Step {
    /** The checks are in place, and nothing of before keeps the host from the VIP. */
    static Milestone configured(HostName host) {
        return Milestone.on(host, "keepalived's checks");
    }

    /** Writes keepalived's configuration and checks; a running one reads it without giving the address away. */
    record ConfigureVip(HostName host, List<HostFile> files, boolean running) implements VipStep {
        @Override
        public String action() {
            return "configure keepalived";
        }

        @Override
        public String reason() {
            return HostFile.paths(files) + " differs";
        }

        @Override
        public Set<Milestone> provides() {
            return running ? Set.of(configured(host)) : Set.of(configured(host), MachineStep.configuration(host));
        }

        @Override
        public void apply(Fleet fleet) throws HostException {
            Host on = fleet.host(host);
            on.writeAll(files);
            if (running) {
                on.run(Command.of("systemctl", "daemon-reload"));
                on.run(Command.of("systemctl", "reload", "keepalived"));
            }
        }
    }

    /** Starts keepalived now and at every boot. */
    record StartKeepalived(HostName host) implements VipStep {
        @Override
        public String action() {
            return "start keepalived";
        }

        @Override
        public String reason() {
            return "it does not run";
        }

        @Override
        public Set<Milestone> requires() {
            return Set.of(MachineStep.packages(host), MachineStep.configuration(host), configured(host));
        }

        @Override
        public void apply(Fleet fleet) throws HostException {
            fleet.host(host).run(Unit.start("keepalived"));
        }
    }

    /** Makes a host a candidate for the VIP again that was left on standby by somebody who was cut off. */
    record LeaveStandby(HostName host, CloudSpec spec) implements VipStep {
        @Override
        public String action() {
            return "let the host take the VIP again";
        }

        @Override
        public String reason() {
            return "it was put on standby and nobody took that back";
        }

        @Override
        public Set<Milestone> provides() {
            return Set.of(configured(host));
        }

        @Override
        public void apply(Fleet fleet) throws HostException {
            new Standby(spec, host).leave(fleet);
        }
    }
}
