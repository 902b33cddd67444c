package io.swarmstead.cli;

import io.swarmstead.deployment.Registries;
import io.swarmstead.host.HostException;
import io.swarmstead.host.OpenSshFleet;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.stacks.Survey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** {@code swarmstead registry ls}: where the cloud is logged in; nobody is shown a password. */
@Command(
        name = "ls",
        description = {"List the registries where the cloud is logged in.", "Only looks: registry and user."},
        footer = {"", "Examples:", "  # who pulls images", "  swarmstead registry ls"})
final class RegistryLs implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private CloudOption cloud = new CloudOption();

    @Option(names = "--json", description = "Print one line of JSON, the shape of which is kept stable.")
    private boolean json;

    RegistryLs(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws HostException {
        CloudSpec spec = cloud.spec();
        try (OpenSshFleet fleet = cloud.fleet(spec, terminal)) {
            Map<String, String> users =
                    Registries.of(spec, Survey.of(spec, fleet).manager()).users();
            if (json) {
                terminal.out().line(json(users));
            } else {
                lines(users).forEach(terminal.out()::line);
            }
            return ExitCode.OK;
        }
    }

    private static List<String> lines(Map<String, String> users) {
        List<List<String>> cells = new ArrayList<>();
        cells.add(List.of("REGISTRY", "USER"));
        users.forEach((registry, user) -> cells.add(List.of(registry, user)));
        return Columns.align(cells);
    }

    private static String json(Map<String, String> users) {
        return JsonMapper.shared()
                .writeValueAsString(Map.of(
                        "registries",
                        users.entrySet().stream()
                                .map(login -> Map.of("registry", login.getKey(), "user", login.getValue()))
                                .toList()));
    }
}
