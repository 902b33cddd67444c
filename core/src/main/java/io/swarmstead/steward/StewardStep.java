package io.swarmstead.steward;

import io.swarmstead.host.Command;
import io.swarmstead.host.Fleet;
import io.swarmstead.host.Host;
import io.swarmstead.host.HostException;
import io.swarmstead.host.HostFile;
import io.swarmstead.host.Unit;
import io.swarmstead.ingress.IngressStep;
import io.swarmstead.machine.MachineStep;
import io.swarmstead.plan.Milestone;
import io.swarmstead.plan.Step;
import io.swarmstead.spec.HostName;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** What can be done about a steward. */
public sealed interface StewardStep extends Step {
    /** The program lies on the host. */
    static Milestone delivered(HostName host) {
        return Milestone.on(host, "the steward's program");
    }

    /** Brings the program to the host, beside those that are there. */
    record DeliverSteward(HostName host, Bundle bundle) implements StewardStep {
        /** 30 MB by a slow line. */
        private static final Duration LONGEST = Duration.ofMinutes(5);

        @Override
        public String action() {
            return "deliver the steward";
        }

        @Override
        public String reason() {
            return "the host does not have its program " + bundle.digest();
        }

        @Override
        public Set<Milestone> provides() {
            return Set.of(delivered(host));
        }

        /** A directory that has its name is whole: it gets it when everything in it is on the disk. */
        @Override
        public void apply(Fleet fleet) throws HostException {
            String directory = StewardFiles.PROGRAMS + "/" + bundle.digest();
            fleet.host(host)
                    .send(bundle.archive(), Command.inline("""
                                    set -e
                                    rm -rf "$1" "$1.part"
                                    mkdir -p "$1.part"
                                    tar -xz -C "$1.part"
                                    sync -f "$1.part"
                                    mv -T "$1.part" "$1"
                                    """, directory).withTimeout(LONGEST));
        }
    }

    /**
     * Starts the steward now and at every boot, by this program and with these files. What it ran before stays, and older
     * programs go. It waits for neither Docker nor the volume: Traefik waits for it.
     */
    record StartSteward(HostName host, List<HostFile> files, String digest, String before) implements StewardStep {
        @Override
        public String action() {
            return before.isEmpty() ? "start the steward" : "start the steward anew";
        }

        @Override
        public String reason() {
            if (!before.equals(digest)) {
                return before.isEmpty() ? "it was never started" : "it is another version";
            }
            return files.isEmpty() ? "it does not run" : HostFile.paths(files) + " differs";
        }

        @Override
        public Set<Milestone> requires() {
            return Set.of(delivered(host), MachineStep.packages(host));
        }

        @Override
        public Set<Milestone> provides() {
            return Set.of(IngressStep.view(host));
        }

        @Override
        public void apply(Fleet fleet) throws HostException {
            Host on = fleet.host(host);
            on.writeAll(files);
            on.run(Command.script("""
                    set -e
                    cd "$1"
                    ln -sfn "$2" current.new
                    mv -T current.new current
                    for other in *; do
                        case $other in
                            current | "$2" | "$3") ;;
                            *) rm -rf "$other" ;;
                        esac
                    done
                    """, StewardFiles.PROGRAMS, digest, before));
            on.run(Unit.restart(StewardFiles.SERVICE));
        }
    }
}
