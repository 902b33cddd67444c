package io.swarmstead.cli;

import io.swarmstead.host.Host;
import io.swarmstead.host.HostException;
import io.swarmstead.host.OpenSshFleet;
import io.swarmstead.spec.AlertsSpec;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.Problem;
import io.swarmstead.stacks.Survey;
import io.swarmstead.steward.StewardFiles;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

/** {@code swarmstead alerts test}: a host sends a message by every channel, as it would if something were broken. */
@picocli.CommandLine.Command(
        name = "test",
        description = {
            "Send a message by every channel, from a host of the cloud, and tell whether it was taken.",
            "The exit code is 0 when every channel took it, otherwise 1."
        },
        footer = {"", "Examples:", "  # does my telephone ring", "  swarmstead alerts test"})
final class AlertsTest implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private CloudOption cloud = new CloudOption();

    AlertsTest(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws HostException {
        CloudSpec spec = cloud.spec();
        if (spec.alerts().equals(AlertsSpec.NOBODY)) {
            throw Stopped.wrongInput(List.of(new Problem(
                    "there is nobody to tell",
                    "cloud.yaml has no section alerts",
                    "write one, with a webhook, ntfy or email, and run: swarmstead up")));
        }
        try (OpenSshFleet fleet = cloud.fleet(spec, terminal)) {
            Host manager = Survey.of(spec, fleet).manager();
            List<String> outcomes =
                    manager.run(StewardFiles.testAlerts(manager.name())).lines().toList();
            outcomes.forEach(terminal.out()::line);
            return !outcomes.isEmpty() && outcomes.stream().allMatch(line -> line.endsWith(": taken"))
                    ? ExitCode.OK
                    : ExitCode.SOFTWARE;
        }
    }
}
