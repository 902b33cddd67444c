package io.swarmstead.cli;

import io.swarmstead.lab.Lab;
import io.swarmstead.lab.LabException;
import picocli.CommandLine.Command;

/** {@code swarmstead lab reinstall}. */
@Command(name = "reinstall", description = "Make bare hosts of them again: all their disks are wiped.")
final class LabReinstall extends LabSwitch {
    LabReinstall(Terminal terminal) {
        super(terminal, "wipe and boot");
    }

    @Override
    void apply(Lab lab, String host) throws LabException {
        lab.reinstall(host);
    }
}
