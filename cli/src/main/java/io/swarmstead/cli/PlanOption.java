package io.swarmstead.cli;

import io.swarmstead.deployment.StackSource;
import io.swarmstead.host.HostException;
import java.time.Duration;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Whether a deployment is only shown, who agrees to it, and how long it may take: a mixin. */
final class PlanOption {
    @Mixin
    private Confirm confirm = new Confirm();

    @Option(names = "--dry-run", description = "Show the plan and change nothing.")
    private boolean dryRun;

    @Option(names = "--json", description = "With --dry-run: print the plan as JSON.")
    private boolean json;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "300",
            description = "How long to wait for it: ${DEFAULT-VALUE} s.")
    private int timeout;

    /** How long to wait for the proof. */
    Duration patience() {
        return Duration.ofSeconds(timeout);
    }

    int deploy(Deployment deployment, StackSource source, Terminal terminal) throws HostException {
        return dryRun
                ? deployment.show(source, json)
                : deployment.run(source, question -> confirm.agreed(terminal, question));
    }
}
