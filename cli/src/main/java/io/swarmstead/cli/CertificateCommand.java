package io.swarmstead.cli;

import picocli.CommandLine.Command;

/** {@code swarmstead certificate}: what clients are shown, and who vouches for it. */
@Command(
        name = "certificate",
        description = "See and renew the certificates of the routes.",
        synopsisSubcommandLabel = "COMMAND")
final class CertificateCommand extends Group {
    CertificateCommand(Terminal terminal) {
        super(terminal);
    }
}
