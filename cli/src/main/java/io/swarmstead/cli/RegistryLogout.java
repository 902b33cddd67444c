package io.swarmstead.cli;

import io.swarmstead.deployment.Registries;
import io.swarmstead.host.HostException;
import io.swarmstead.host.OpenSshFleet;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.Problem;
import io.swarmstead.stacks.Survey;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code swarmstead registry logout}: forgets a password. */
@Command(
        name = "logout",
        description = {
            "Log the cloud out at a registry.",
            "Its password is removed from the shared volume. What runs goes on; a stack that is deployed before keeps the password in the swarm until it is deployed again or removed."
        },
        footer = {
            "",
            "Examples:",
            "  # its images are not needed any more",
            "  swarmstead registry logout registry.example.org"
        })
final class RegistryLogout implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private CloudOption cloud = new CloudOption();

    @Parameters(
            paramLabel = "REGISTRY",
            description = "The registry, as names of images begin: docker.io for Docker Hub.")
    private String registry = "";

    RegistryLogout(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws HostException {
        CloudSpec spec = cloud.spec();
        try (OpenSshFleet fleet = cloud.fleet(spec, terminal)) {
            Registries registries = Registries.of(spec, Survey.of(spec, fleet).manager());
            if (!registries.users().containsKey(registry)) {
                throw Stopped.wrongInput(List.of(new Problem(
                        "not logged in at " + registry,
                        "no password for it is kept",
                        "swarmstead registry ls tells where the cloud is logged in")));
            }
            registries.logout(registry);
            terminal.out().line("logged out at " + registry);
            return ExitCode.OK;
        }
    }
}
