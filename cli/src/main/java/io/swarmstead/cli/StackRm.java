package io.swarmstead.cli;

import io.swarmstead.host.HostException;
import io.swarmstead.host.OpenSshFleet;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.Problem;
import io.swarmstead.stacks.StackLease;
import io.swarmstead.stacks.StackName;
import io.swarmstead.stacks.StackRemoval;
import io.swarmstead.stacks.Survey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code swarmstead stack rm}: takes a stack away. */
@Command(
        name = "rm",
        description = {
            "Remove a stack: its services, networks and configs, and with --with-data its secrets.",
            "Shows what goes, asks, and waits until it has really gone. Data on the shared volume stay, and with them the"
                    + " secrets that were generated or set, so that the stack gets the same when it is deployed again. With"
                    + " --with-data the stack's folders are moved to removed/ on the volume, never deleted, and the values"
                    + " of its secrets are gone for good. The exit code is 1 when something is left."
        },
        footer = {
            "",
            "Examples:",
            "  # leave its data and its secrets",
            "  swarmstead stack rm whoami",
            "  # show what would go",
            "  swarmstead stack rm whoami --with-data --dry-run",
            "  # move its data aside too",
            "  swarmstead stack rm whoami --with-data"
        })
final class StackRm implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private CloudOption cloud = new CloudOption();

    @Mixin
    private Confirm confirm = new Confirm();

    @Mixin
    private StackParameter parameter = new StackParameter();

    @Option(
            names = "--with-data",
            description = "Move its folders on the shared volume aside too, and remove its secrets for good.")
    private boolean withData;

    @Option(names = "--dry-run", description = "Show what would go and change nothing.")
    private boolean dryRun;

    @Option(names = "--json", description = "With --dry-run: print it as JSON.")
    private boolean json;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "120",
            description = "How long to wait until it has gone: ${DEFAULT-VALUE} s.")
    private int timeout;

    StackRm(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws HostException {
        StackName name = parameter.stack();
        CloudSpec spec = cloud.spec();
        try (OpenSshFleet fleet = cloud.fleet(spec, terminal)) {
            Survey survey = Survey.of(spec, fleet);
            KnownStack.in(survey.inventory(), name.value());
            StackRemoval removal =
                    StackRemoval.of(survey, name, spec.storage().mount(), withData, Duration.ofSeconds(timeout));
            RemovalView view = new RemovalView(removal);
            if (dryRun) {
                (json ? List.of(view.json()) : view.lines()).forEach(terminal.out()::line);
                return ExitCode.OK;
            }
            view.lines().forEach(terminal.err()::line);
            if (view.nothingToDo()) {
                return ExitCode.OK;
            }
            if (!confirm.agreed(terminal, "remove the stack " + name + "?")) {
                terminal.err().line("nothing was removed");
                return ExitCode.OK;
            }
            remove(removal);
            view.done().forEach(terminal.out()::line);
            return ExitCode.OK;
        }
    }

    private void remove(StackRemoval removal) throws HostException {
        try (StackLease _ = StackLease.take(removal.manager(), removal.name(), Person.here())) {
            Optional<Problem> left = removal.run(waiting -> terminal.err().line("still there: " + waiting));
            if (left.isPresent()) {
                throw Stopped.failed(List.of(left.get()));
            }
        }
    }
}
