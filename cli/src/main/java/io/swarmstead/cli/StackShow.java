package io.swarmstead.cli;

import io.swarmstead.host.HostException;
import io.swarmstead.host.OpenSshFleet;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.stacks.Survey;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code swarmstead stack show}: one stack, service by service. */
@Command(
        name = "show",
        description = {
            "Show a stack's services, tasks and what one host's loss would take.",
            "Only looks. The cloud's own stack, ingress, can be shown too."
        },
        footer = {
            "",
            "Examples:",
            "  # where it runs, and since when",
            "  swarmstead stack show whoami",
            "  # for a program",
            "  swarmstead stack show whoami --json"
        })
final class StackShow implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private CloudOption cloud = new CloudOption();

    @Parameters(paramLabel = "NAME", description = "The stack.")
    private String name = "";

    @Option(names = "--json", description = "Print one line of JSON, the shape of which is kept stable.")
    private boolean json;

    StackShow(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws HostException {
        CloudSpec spec = cloud.spec();
        try (OpenSshFleet fleet = cloud.fleet(spec, terminal)) {
            StackView view =
                    new StackView(name, KnownStack.in(Survey.of(spec, fleet).inventory(), name));
            if (json) {
                terminal.out().line(view.json());
            } else {
                view.lines(terminal.out()).forEach(terminal.out()::line);
            }
            return ExitCode.OK;
        }
    }
}
