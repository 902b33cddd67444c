package io.swarmstead.cli;

import io.swarmstead.host.Folder;
import io.swarmstead.host.HostException;
import io.swarmstead.host.OpenSshFleet;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.Problem;
import io.swarmstead.stacks.StackLease;
import io.swarmstead.stacks.StackName;
import io.swarmstead.stacks.StackObject;
import io.swarmstead.stacks.StackRemoval;
import io.swarmstead.stacks.StackService;
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
            "Remove a stack: its services, networks, configs and secrets.",
            "Shows what goes, asks, and waits until it has really gone. Data on the shared volume stay; with --with-data"
                    + " the stack's folders are moved to removed/ on the volume, never deleted. The exit code is 1 when"
                    + " something is left."
        },
        footer = {
            "",
            "Examples:",
            "  # leave its data",
            "  swarmstead stack rm whoami",
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

    @Option(names = "--with-data", description = "Move its folders on the shared volume aside too.")
    private boolean withData;

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
            show(removal);
            if (!confirm.agreed(terminal, "remove the stack " + name + "?")) {
                terminal.err().line("nothing was removed");
                return ExitCode.OK;
            }
            remove(removal);
            terminal.out().line("the stack " + name + " has gone");
            if (!removal.folders().own().isEmpty()) {
                terminal.out().line("its data are in " + removal.aside());
            }
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

    private void show(StackRemoval removal) {
        row(
                "services",
                removal.stack().services().stream().map(StackService::name).toList());
        row("networks", names(removal.stack().networks()));
        row("configs", names(removal.stack().configs()));
        row("secrets", names(removal.stack().secrets()));
        row("folders, to " + removal.aside(), paths(removal.folders().own()));
        row("stays, others use it", paths(removal.folders().shared()));
    }

    private static List<String> paths(List<Folder> folders) {
        return folders.stream().map(Folder::path).toList();
    }

    private static List<String> names(List<StackObject> objects) {
        return objects.stream().map(StackObject::name).toList();
    }

    private void row(String title, List<String> names) {
        if (!names.isEmpty()) {
            terminal.err().line(title + ": " + String.join(", ", names));
        }
    }
}
