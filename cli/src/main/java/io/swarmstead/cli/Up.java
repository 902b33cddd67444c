package io.swarmstead.cli;

import io.swarmstead.host.HostException;
import io.swarmstead.host.OpenSshFleet;
import io.swarmstead.spec.CloudSpec;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code swarmstead up}: makes the cloud what its file asks for. */
@Command(
        name = "up",
        description = {
            "Make the cloud what its file asks for.",
            "Looks at every host, shows what would be changed and asks. Installs packages, writes files below /etc, and"
                    + " starts services on the hosts. Run again at any time, after any interruption: what is in place"
                    + " stays untouched."
        },
        footer = {
            "",
            "Examples:",
            "  # show what would be done",
            "  swarmstead up --dry-run",
            "  # do it without a question",
            "  swarmstead up --yes"
        })
final class Up implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private CloudOption cloud = new CloudOption();

    @Mixin
    private Confirm confirm = new Confirm();

    @Option(names = "--dry-run", description = "Show the plan and change nothing.")
    private boolean dryRun;

    @Option(names = "--json", description = "With --dry-run: print the plan as JSON.")
    private boolean json;

    Up(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws HostException {
        CloudSpec spec = cloud.spec();
        try (OpenSshFleet fleet = cloud.fleet(spec, terminal)) {
            BringUpCommand bringUp = new BringUpCommand(terminal, spec, fleet, cloud.file());
            return dryRun ? bringUp.show(json) : bringUp.run(question -> confirm.agreed(terminal, question));
        }
    }
}
