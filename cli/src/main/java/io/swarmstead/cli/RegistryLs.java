package io.swarmstead.cli;

import io.swarmstead.deployment.Registries;
import io.swarmstead.host.HostException;
import io.swarmstead.host.OpenSshFleet;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.stacks.Survey;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

/** {@code swarmstead registry ls}: where the cloud is logged in; nobody is shown a password. */
@Command(
        name = "ls",
        description = {"List the registries where the cloud is logged in.", "Only looks: registry and user."},
        footer = {"", "Examples:", "  # who pulls images", "  swarmstead registry ls"})
final class RegistryLs implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private CloudOption cloud = new CloudOption();

    RegistryLs(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws HostException {
        CloudSpec spec = cloud.spec();
        try (OpenSshFleet fleet = cloud.fleet(spec, terminal)) {
            List<List<String>> cells = new ArrayList<>();
            cells.add(List.of("REGISTRY", "USER"));
            Registries.of(spec, Survey.of(spec, fleet).manager())
                    .users()
                    .forEach((registry, user) -> cells.add(List.of(registry, user)));
            Columns.align(cells).forEach(terminal.out()::line);
            return ExitCode.OK;
        }
    }
}
