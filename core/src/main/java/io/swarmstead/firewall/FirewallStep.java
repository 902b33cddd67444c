package io.swarmstead.firewall;

import io.swarmstead.host.Command;
import io.swarmstead.host.Fleet;
import io.swarmstead.host.Host;
import io.swarmstead.host.HostException;
import io.swarmstead.host.HostFile;
import io.swarmstead.host.Unit;
import io.swarmstead.machine.MachineStep;
import io.swarmstead.plan.Milestone;
import io.swarmstead.plan.Step;
import io.swarmstead.spec.HostName;
import java.util.List;
import java.util.Set;

/** What can be done to the table. */
public sealed interface FirewallStep extends Step {
    /** Loads the table now, in one transaction, and at every boot; connections that it allows stay. */
    record Raise(HostName host, List<HostFile> files) implements FirewallStep {
        @Override
        public String action() {
            return "load the firewall";
        }

        @Override
        public String reason() {
            return "its table is not loaded, or not as the spec asks";
        }

        @Override
        public Set<Milestone> requires() {
            return Set.of(MachineStep.packages(host));
        }

        @Override
        public void apply(Fleet fleet) throws HostException {
            Host on = fleet.host(host);
            on.writeAll(files);
            on.run(Unit.restart(FirewallFiles.SERVICE));
        }
    }

    /** Takes the table away, now and at boot. */
    record Lower(HostName host) implements FirewallStep {
        @Override
        public String action() {
            return "take the firewall down";
        }

        @Override
        public String reason() {
            return "the spec says firewall: false";
        }

        @Override
        public void apply(Fleet fleet) throws HostException {
            fleet.host(host)
                    .run(Command.script(
                            "systemctl disable -q --now \"$1\"; nft delete table inet swarmstead 2>/dev/null; true",
                            FirewallFiles.SERVICE));
        }
    }
}
