package io.swarmstead.cli;

import io.swarmstead.deployment.StackDeployment;
import io.swarmstead.host.HostException;
import io.swarmstead.host.OpenSshFleet;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.Printable;
import io.swarmstead.stacks.StackName;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code swarmstead stack history}: what was deployed, when, by whom, and how it ended. */
@Command(
        name = "history",
        description = {
            "List the deployments of a stack.",
            "The oldest comes first. The last ten that succeeded are kept, on the shared volume. One that has begun and not"
                    + " ended was left or cut off. One that is refused is not as this cloud wrote it; one that is unsealed is of"
                    + " before records had seals."
        },
        footer = {
            "",
            "Examples:",
            "  # what was deployed",
            "  swarmstead stack history whoami",
            "  # the file that was deployed then",
            "  swarmstead stack history whoami --show 2026-09-01T10:00:00Z"
        })
final class StackHistory implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private CloudOption cloud = new CloudOption();

    @Mixin
    private StackParameter parameter = new StackParameter();

    @Option(names = "--json", description = "Print it as JSON.")
    private boolean json;

    @Option(
            names = "--show",
            paramLabel = "TIME",
            description = "Print the file of the deployment of this time, or of what it begins with.")
    private @Nullable String time;

    StackHistory(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws HostException {
        StackName name = parameter.stack();
        CloudSpec spec = cloud.spec();
        try (OpenSshFleet fleet = cloud.fleet(spec, terminal)) {
            StackDeployment stack = Deployment.of(terminal, spec, fleet, name, false, Duration.ZERO)
                    .stack();
            if (time != null) {
                terminal.out().stream().print(shown(stack.file(time)));
                return ExitCode.OK;
            }
            new HistoryView(name.value(), stack.history()).lines(json).forEach(terminal.out()::line);
            return ExitCode.OK;
        }
    }

    /** Somebody else may have written it, and it is to be deployed again: as it may be shown, with one kind of line ends. */
    static String shown(String file) {
        return Printable.lines(file.replace("\r\n", "\n"));
    }
}
