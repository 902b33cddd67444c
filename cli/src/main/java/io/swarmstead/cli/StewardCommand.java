package io.swarmstead.cli;

import picocli.CommandLine.Command;

/** {@code swarmstead steward}: the daemons that care for the hosts. */
@Command(
        name = "steward",
        description = "See how the daemons are that care for the hosts.",
        synopsisSubcommandLabel = "COMMAND")
final class StewardCommand extends Group {
    StewardCommand(Terminal terminal) {
        super(terminal);
    }
}
