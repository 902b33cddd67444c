package io.swarmstead.cli;

import io.swarmstead.host.HostException;
import io.swarmstead.host.OpenSshFleet;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.Problem;
import io.swarmstead.stacks.Inventory;
import io.swarmstead.stacks.StackLogs;
import io.swarmstead.stacks.Survey;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code swarmstead stack logs}: what a stack's tasks print. */
@Command(
        name = "logs",
        description = {
            "Print what a stack's tasks print, each line led by task and host.",
            "Asks the engines through a manager; what they print on standard error comes too."
        },
        footer = {
            "",
            "Examples:",
            "  # the last lines of every service",
            "  swarmstead stack logs whoami",
            "  # one service, from now on, until Ctrl-C",
            "  swarmstead stack logs whoami web -f --tail 0",
            "  # all of the last ten minutes",
            "  swarmstead stack logs whoami --since 10m --tail all"
        })
final class StackLogsCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private CloudOption cloud = new CloudOption();

    @Parameters(index = "0", paramLabel = "NAME", description = "The stack.")
    private String name = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "SERVICE", description = "Only this service of it.")
    private String service = "";

    @Option(
            names = {"-f", "--follow"},
            description = "Go on with what comes, until interrupted.")
    private boolean follow;

    @Option(
            names = "--tail",
            paramLabel = "LINES",
            defaultValue = "100",
            description = "How many lines of each task at most, or all: ${DEFAULT-VALUE}.")
    private String tail = "";

    @Option(
            names = "--since",
            paramLabel = "TIME",
            defaultValue = "",
            description = "Nothing older than an age (10m, 2h30m) or a time (2026-09-01T10:00:00Z).")
    private String since = "";

    StackLogsCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws HostException {
        if (!tail.matches("\\d{1,9}|all")) {
            throw Stopped.wrongInput(List.of(new Problem(
                    "--tail " + tail + ": no number of lines",
                    "it is a whole number from 0, or all",
                    "write for example: --tail 100")));
        }
        CloudSpec spec = cloud.spec();
        try (OpenSshFleet fleet = cloud.fleet(spec, terminal)) {
            Survey survey = Survey.of(spec, fleet);
            Inventory stack = KnownStack.in(survey.inventory(), name);
            StackLogs logs = new StackLogs(KnownStack.services(stack, name, service), follow, tail, since);
            survey.manager().follow(logs.command(), this::print);
            return ExitCode.OK;
        }
    }

    /** A file gets the very bytes, a terminal nothing that it would obey. A reader that has gone away, such as head, wants no more. */
    private boolean print(String line) {
        if (terminal.out().terminal()) {
            terminal.out().line(line);
        } else {
            terminal.out().stream().println(line);
        }
        return !terminal.out().stream().checkError();
    }
}
