package io.swarmstead.cli;

import picocli.CommandLine.Command;

/** {@code swarmstead secret}: what the owner's applications must know and nobody else may. */
@Command(
        name = "secret",
        description = "Set, rotate and remove the secrets of stacks.",
        synopsisSubcommandLabel = "COMMAND")
final class SecretCommand extends Group {
    SecretCommand(Terminal terminal) {
        super(terminal);
    }
}
