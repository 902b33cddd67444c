package io.swarmstead.cli;

import io.swarmstead.lab.Lab;
import io.swarmstead.lab.LabException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code swarmstead lab down}: takes a lab away without a trace. */
@Command(
        name = "down",
        description = {"Take the lab away.", "Cuts its hosts and deletes their disks, and everything else of the lab."})
final class LabDown implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private LabOption lab = new LabOption();

    @Option(
            names = "--purge",
            description = "Delete the files that all labs share as well; they take a minute to make.")
    private boolean purge;

    LabDown(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws LabException {
        try (Progress progress = Progress.on(terminal.err(), Size::ofTerminal)) {
            lab.lab().down(new LabProgress(progress));
        }
        if (purge) {
            Lab.purge(Lab.defaultHome(System.getenv()));
        }
        return ExitCode.OK;
    }
}
