package io.swarmstead.cli;

import io.swarmstead.compose.ComposeFile;
import io.swarmstead.deployment.StackSource;
import io.swarmstead.host.HostException;
import io.swarmstead.host.OpenSshFleet;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.stacks.StackName;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code swarmstead stack deploy}: deploys a compose v3 file and waits until it runs. */
@Command(
        name = "deploy",
        description = {
            "Deploy a compose v3 file and wait until it really runs.",
            "Shows what would be changed and asks. Pulls images on every host that may need them, creates or updates the"
                    + " stack's services in the swarm, waits until every task runs and every route answers through every"
                    + " host, and records the deployment on the shared volume. The exit code is 1 when it was deployed and"
                    + " does not run, 2 when the file was refused and nothing was changed."
        },
        footer = {
            "",
            "Examples:",
            "  # a first stack",
            "  swarmstead stack deploy whoami -f examples/whoami.yml",
            "  # show what would be done",
            "  swarmstead stack deploy whoami -f examples/whoami.yml --dry-run",
            "  # with the variables that Docker Compose would read by itself",
            "  swarmstead stack deploy wiki -f wiki.yml --env-file .env"
        })
final class StackDeploy implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private CloudOption cloud = new CloudOption();

    @Mixin
    private PlanOption plan = new PlanOption();

    @Mixin
    private StackParameter parameter = new StackParameter();

    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE",
            required = true,
            description = "The compose file.")
    private Path file = Path.of("");

    @Mixin
    private EnvFileOption envFile = new EnvFileOption();

    @Option(names = "--prune", description = "Remove services and networks that the file no longer has.")
    private boolean prune;

    StackDeploy(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws HostException {
        StackName name = parameter.stack();
        ComposeFile compose = ComposeInput.accepted(file, envFile.surroundings(file), terminal.err());
        CloudSpec spec = cloud.spec();
        try (OpenSshFleet fleet = cloud.fleet(spec, terminal)) {
            Deployment deployment = Deployment.of(terminal, spec, fleet, name, prune, plan.patience());
            return plan.deploy(deployment, StackSource.of(compose), terminal);
        }
    }
}
