package io.swarmstead.cli;

import picocli.CommandLine.Command;

/** {@code swarmstead registry}: who the cloud is where images are not for everybody. */
@Command(
        name = "registry",
        description = "Log the cloud in at private registries, and out.",
        synopsisSubcommandLabel = "COMMAND")
final class RegistryCommand extends Group {
    RegistryCommand(Terminal terminal) {
        super(terminal);
    }
}
