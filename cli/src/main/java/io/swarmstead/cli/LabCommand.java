package io.swarmstead.cli;

import picocli.CommandLine.Command;

/** {@code swarmstead lab}: real hosts on this machine, with a power switch. */
@Command(
        name = "lab",
        description = {
            "Boot real hosts on this machine, make a cloud of them and pull their plugs.",
            "Needs root. Everything that a lab needs it installs with apt; a lab leaves nothing behind when it goes down."
        },
        synopsisSubcommandLabel = "COMMAND")
final class LabCommand extends Group {
    LabCommand(Terminal terminal) {
        super(terminal);
    }
}
