package io.swarmstead.cli;

import io.swarmstead.cloud.Cloud;
import io.swarmstead.cloud.Observation;
import io.swarmstead.cloud.Settling;
import io.swarmstead.host.HostException;
import io.swarmstead.host.OpenSshFleet;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

/** {@code swarmstead check}: everything that would stop a bring-up, all at once. */
@Command(
        name = "check",
        description = {
            "Find everything that would stop a bring-up.",
            "Reads the cloud's file and looks at the hosts; changes nothing. The exit code is 2 when there is a problem."
        },
        footer = {"", "Examples:", "  # before the first up", "  swarmstead check"})
final class Check implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private CloudOption cloud = new CloudOption();

    Check(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws HostException {
        CloudSpec spec = cloud.spec();
        try (OpenSshFleet fleet = cloud.fleet(spec, terminal)) {
            Cloud whole = new Cloud(spec, fleet);
            Observation observed = new Settling(whole).second(whole.observe());
            List<Problem> problems = new ArrayList<>(observed.refusals());
            observed.plan().obstacles().stream()
                    .filter(problem -> !problems.contains(problem))
                    .forEach(problems::add);
            observed.notes().forEach(note -> terminal.err().line("note: " + note));
            if (!problems.isEmpty()) {
                throw Stopped.wrongInput(problems);
            }
            terminal.out()
                    .line("nothing stops an up of the cloud %s on %d hosts"
                            .formatted(spec.name(), spec.hosts().size()));
            return ExitCode.OK;
        }
    }
}
