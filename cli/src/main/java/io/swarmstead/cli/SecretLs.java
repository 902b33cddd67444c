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

/** {@code swarmstead secret ls}: names, ages and users; nobody can read a value again. */
@Command(
        name = "ls",
        description = {"List a stack's secrets.", "Only looks: name, age of the value, services that use it."},
        footer = {"", "Examples:", "  # what is set, and who uses it", "  swarmstead secret ls shop"})
final class SecretLs implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private CloudOption cloud = new CloudOption();

    @Parameters(paramLabel = "STACK", description = "The stack.")
    private String stack = "";

    @Option(names = "--json", description = "Print one line of JSON, the shape of which is kept stable.")
    private boolean json;

    SecretLs(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws HostException {
        CloudSpec spec = cloud.spec();
        try (OpenSshFleet fleet = cloud.fleet(spec, terminal)) {
            Survey survey = Survey.of(spec, fleet);
            KnownStack.in(survey.inventory(), stack);
            SecretListView view = new SecretListView(stack, survey);
            if (json) {
                terminal.out().line(view.json());
            } else {
                view.lines().forEach(terminal.out()::line);
            }
            return ExitCode.OK;
        }
    }
}
