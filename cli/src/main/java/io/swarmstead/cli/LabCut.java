package io.swarmstead.cli;

import io.swarmstead.lab.Lab;
import io.swarmstead.lab.LabException;
import picocli.CommandLine.Command;

/** {@code swarmstead lab cut}. */
@Command(name = "cut", description = "Unplug the network cable of hosts.")
final class LabCut extends LabSwitch {
    LabCut(Terminal terminal) {
        super(terminal, "unplug the cable");
    }

    @Override
    void apply(Lab lab, String host) throws LabException {
        lab.cut(host);
    }
}
