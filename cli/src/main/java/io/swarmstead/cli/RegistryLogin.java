package io.swarmstead.cli;

import io.swarmstead.deployment.Registries;
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

/** {@code swarmstead registry login}: a password that the hosts then use for images. */
@Command(
        name = "login",
        description = {
            "Log the cloud in at a registry.",
            "Asks for the password without showing it, or reads it from standard input. A host tries it, and Docker keeps"
                    + " it on the shared volume, for root only: every host pulls images with it, and so does the swarm when"
                    + " it moves tasks of stacks that are deployed from then on."
        },
        footer = {
            "",
            "Examples:",
            "  # typed",
            "  swarmstead registry login registry.example.org --user robot",
            "  # a token from a file",
            "  swarmstead registry login ghcr.io --user robot < token"
        })
final class RegistryLogin implements Callable<Integer> {
    private final Terminal terminal;
    private final Echo echo;

    @Mixin
    private CloudOption cloud = new CloudOption();

    @Parameters(
            paramLabel = "REGISTRY",
            description = "The registry, as names of images begin: docker.io for Docker Hub.")
    private String registry = "";

    @Option(
            names = {"-u", "--user"},
            required = true,
            paramLabel = "NAME",
            description = "The user's name there.")
    private String user = "";

    RegistryLogin(Terminal terminal, Echo echo) {
        this.terminal = terminal;
        this.echo = echo;
    }

    @Override
    public Integer call() throws HostException {
        CloudSpec spec = cloud.spec();
        String password = new HiddenInput(terminal, echo, "password").typedOnce();
        try (OpenSshFleet fleet = cloud.fleet(spec, terminal)) {
            Registries.of(spec, Survey.of(spec, fleet).manager()).login(registry, user, password);
            terminal.out().line("the cloud is %s at %s".formatted(user, registry));
            return ExitCode.OK;
        }
    }
}
