package io.swarmstead.cli;

import io.swarmstead.lab.Lab;
import io.swarmstead.lab.LabException;
import picocli.CommandLine.Command;

/** {@code swarmstead lab power-off}. */
@Command(name = "power-off", description = "Cut the power of hosts: their peers hear nothing of it.")
final class LabPowerOff extends LabSwitch {
    LabPowerOff(Terminal terminal) {
        super(terminal, "cut the power");
    }

    @Override
    void apply(Lab lab, String host) throws LabException {
        lab.powerOff(host);
    }
}
