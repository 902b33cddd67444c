package io.swarmstead.cli;

import io.swarmstead.cloud.Cloud;
import io.swarmstead.cloud.Observation;
import io.swarmstead.deployment.DeploymentHistory;
import io.swarmstead.host.HostException;
import io.swarmstead.host.OpenSshFleet;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.stacks.StackName;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code swarmstead stack history}: what was deployed, when, by whom, and how it ended. */
@Command(
        name = "history",
        description = {
            "List the deployments of a stack.",
            "The oldest comes first. The last ten that succeeded are kept, on the shared volume. One that has begun and not"
                    + " ended was left or cut off."
        },
        footer = {"", "Examples:", "  # what was deployed", "  swarmstead stack history whoami"})
final class StackHistory implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private CloudOption cloud = new CloudOption();

    @Parameters(paramLabel = "NAME", description = "The stack's name.")
    private String name = "";

    @Option(names = "--json", description = "Print it as JSON.")
    private boolean json;

    StackHistory(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws HostException {
        StackName.refusal(name).ifPresent(problem -> {
            throw Stopped.wrongInput(List.of(problem));
        });
        CloudSpec spec = cloud.spec();
        try (OpenSshFleet fleet = cloud.fleet(spec, terminal)) {
            Observation observed = new Cloud(spec, fleet).observe();
            DeploymentHistory history = Deployment.of(terminal, fleet, observed, name, false, 0)
                    .stack()
                    .history();
            new HistoryView(name, history).lines(json).forEach(terminal.out()::line);
            return ExitCode.OK;
        }
    }
}
