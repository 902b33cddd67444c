package io.swarmstead.cli;

import picocli.CommandLine.Command;

/** {@code swarmstead alerts}: what the owner is told without asking. */
@Command(
        name = "alerts",
        description = "See what is broken, and whether alerts reach you.",
        synopsisSubcommandLabel = "COMMAND")
final class AlertsCommand extends Group {
    AlertsCommand(Terminal terminal) {
        super(terminal);
    }
}
