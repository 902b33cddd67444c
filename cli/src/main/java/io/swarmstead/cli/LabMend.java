package io.swarmstead.cli;

import io.swarmstead.lab.Lab;
import io.swarmstead.lab.LabException;
import picocli.CommandLine.Command;

/** {@code swarmstead lab mend}. */
@Command(name = "mend", description = "Plug the network cable of hosts in again.")
final class LabMend extends LabSwitch {
    LabMend(Terminal terminal) {
        super(terminal, "plug the cable in");
    }

    @Override
    void apply(Lab lab, String host) throws LabException {
        lab.mend(host);
    }
}
