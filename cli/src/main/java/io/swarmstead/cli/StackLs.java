package io.swarmstead.cli;

import io.swarmstead.host.HostException;
import io.swarmstead.host.OpenSshFleet;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.stacks.Inventory;
import io.swarmstead.stacks.Survey;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code swarmstead stack ls}: the owner's stacks. */
@Command(
        name = "ls",
        description = {"List the stacks.", "Only looks: tasks that run of those that shall, last change, routes."},
        footer = {
            "",
            "Examples:",
            "  # what is deployed",
            "  swarmstead stack ls",
            "  # for a program",
            "  swarmstead stack ls --json"
        })
final class StackLs implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private CloudOption cloud = new CloudOption();

    @Option(names = "--json", description = "Print one line of JSON, the shape of which is kept stable.")
    private boolean json;

    StackLs(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws HostException {
        CloudSpec spec = cloud.spec();
        try (OpenSshFleet fleet = cloud.fleet(spec, terminal)) {
            Inventory inventory = Survey.of(spec, fleet).inventory();
            if (json) {
                terminal.out().line(StackListView.json(inventory));
            } else if (inventory.summaries().isEmpty()) {
                terminal.err().line("no stacks; deploy one: swarmstead stack deploy NAME -f FILE");
            } else {
                StackListView.lines(inventory).forEach(terminal.out()::line);
            }
            return ExitCode.OK;
        }
    }
}
