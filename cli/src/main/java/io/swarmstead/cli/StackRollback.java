package io.swarmstead.cli;

import io.swarmstead.deployment.DeploymentRecord;
import io.swarmstead.deployment.StackSource;
import io.swarmstead.deployment.WayBack;
import io.swarmstead.host.HostException;
import io.swarmstead.host.OpenSshFleet;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.stacks.StackName;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code swarmstead stack rollback}: deploys again what was deployed before. */
@Command(
        name = "rollback",
        description = {
            "Deploy again what was deployed before.",
            "With the very same images and configs, planned and proved like any other deployment. Without --to it goes to"
                    + " the last deployment that succeeded before the newest one. Secrets keep their present values, and"
                    + " services that were not there then are removed. A record that is not as this cloud wrote it is"
                    + " refused."
        },
        footer = {
            "",
            "Examples:",
            "  # back to the one before",
            "  swarmstead stack rollback whoami",
            "  # back to one that swarmstead stack history lists",
            "  swarmstead stack rollback whoami --to 2026-09-01T10:00:00Z"
        })
final class StackRollback implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private CloudOption cloud = new CloudOption();

    @Mixin
    private PlanOption plan = new PlanOption();

    @Mixin
    private StackParameter parameter = new StackParameter();

    @Option(
            names = "--to",
            paramLabel = "TIME",
            description = "Of a deployment that succeeded, or the beginning of it.")
    private @Nullable String time;

    StackRollback(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws HostException {
        StackName name = parameter.stack();
        CloudSpec spec = cloud.spec();
        try (OpenSshFleet fleet = cloud.fleet(spec, terminal)) {
            Deployment deployment = Deployment.of(terminal, spec, fleet, name, true, plan.patience());
            DeploymentRecord target = target(deployment.stack().back(Optional.ofNullable(time)));
            terminal.err().line("back to the deployment of " + target.time());
            return plan.deploy(deployment, new StackSource.Recorded(target), terminal);
        }
    }

    private static DeploymentRecord target(WayBack way) {
        return switch (way) {
            case WayBack.To(var record) -> record;
            case WayBack.Nowhere(var problem) -> throw Stopped.wrongInput(List.of(problem));
        };
    }
}
