package io.swarmstead.cli;

import io.swarmstead.cloud.Cloud;
import io.swarmstead.cloud.Observation;
import io.swarmstead.host.HostException;
import io.swarmstead.host.OpenSshFleet;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.Problem;
import io.swarmstead.stacks.StackName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code swarmstead stack deploy}: deploys a compose v3 file and waits until it runs. */
@Command(
        name = "deploy",
        description = {
            "Deploy a compose v3 file and wait until it really runs.",
            "Creates or updates the stack's services in the swarm. The exit code is 1 when it was deployed and does not"
                    + " run, 2 when the file was refused and nothing was changed."
        },
        footer = {"", "Examples:", "  # a first stack", "  swarmstead stack deploy whoami -f examples/whoami.yml"})
final class StackDeploy implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private CloudOption cloud = new CloudOption();

    @Parameters(paramLabel = "NAME", description = "The stack's name, one DNS label.")
    private String name = "";

    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE",
            required = true,
            description = "The compose file.")
    private Path file = Path.of("");

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "300",
            description = "How long to wait for it: ${DEFAULT-VALUE} s.")
    private int timeout;

    StackDeploy(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws HostException {
        StackName.refusal(name).ifPresent(problem -> {
            throw Stopped.wrongInput(List.of(problem));
        });
        String compose = compose();
        CloudSpec spec = cloud.spec();
        try (OpenSshFleet fleet = cloud.fleet(spec, terminal)) {
            Observation observed = new Cloud(spec, fleet).observe();
            return new Deployment(terminal, fleet, observed).run(name, compose, timeout);
        }
    }

    private String compose() {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw Stopped.wrongInput(List.of(
                    new Problem(file + ": cannot be read", unreadable.toString(), "name the compose file with -f")));
        }
    }
}
