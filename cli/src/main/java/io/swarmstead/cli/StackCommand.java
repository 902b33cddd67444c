package io.swarmstead.cli;

import picocli.CommandLine.Command;

/** {@code swarmstead stack}: the owner's applications. */
@Command(
        name = "stack",
        description = "Check and deploy applications, and see how they are.",
        synopsisSubcommandLabel = "COMMAND")
final class StackCommand extends Group {
    StackCommand(Terminal terminal) {
        super(terminal);
    }
}
