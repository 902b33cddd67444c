package io.swarmstead.cli;

import io.swarmstead.deployment.StackSource;
import io.swarmstead.host.HostException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Whether a deployment is only shown, and who agrees to it: a mixin. */
final class PlanOption {
    @Mixin
    private Confirm confirm = new Confirm();

    @Option(names = "--dry-run", description = "Show the plan and change nothing.")
    private boolean dryRun;

    @Option(names = "--json", description = "With --dry-run: print the plan as JSON.")
    private boolean json;

    int deploy(Deployment deployment, StackSource source, Terminal terminal) throws HostException {
        return dryRun
                ? deployment.show(source, json)
                : deployment.run(source, question -> confirm.agreed(terminal, question));
    }
}
