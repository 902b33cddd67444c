package io.swarmstead.cli;

import io.swarmstead.lab.Lab;
import io.swarmstead.lab.LabException;
import picocli.CommandLine.Command;

/** {@code swarmstead lab power-on}. */
@Command(name = "power-on", description = "Boot hosts on the disks they had.")
final class LabPowerOn extends LabSwitch {
    LabPowerOn(Terminal terminal) {
        super(terminal, "power on");
    }

    @Override
    void apply(Lab lab, String host) throws LabException {
        lab.powerOn(host);
    }
}
