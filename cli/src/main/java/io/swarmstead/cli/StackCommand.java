package io.swarmstead.cli;

import picocli.CommandLine.Command;

/** {@code swarmstead stack}: the owner's applications. */
@Command(name = "stack", description = "Deploy applications.", synopsisSubcommandLabel = "COMMAND")
final class StackCommand extends Group {
    StackCommand(Terminal terminal) {
        super(terminal);
    }
}
