package io.swarmstead.cli;

import io.swarmstead.lab.Lab;
import io.swarmstead.lab.LabException;
import picocli.CommandLine.Option;

/** Which lab a command is about: a mixin. */
final class LabOption {
    @Option(
            names = "--name",
            defaultValue = Lab.DEFAULT_NAME,
            description = "The lab's name: ${DEFAULT-VALUE}. Several labs stand side by side.")
    private String name = Lab.DEFAULT_NAME;

    Lab lab() throws LabException {
        return Lab.of(Lab.defaultHome(System.getenv()), name);
    }

    /** What to add to a command so that it means this lab; empty for the default one. */
    String flag() {
        return name.equals(Lab.DEFAULT_NAME) ? "" : " --name " + name;
    }
}
