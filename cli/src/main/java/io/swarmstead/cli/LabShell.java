package io.swarmstead.cli;

import io.swarmstead.lab.LabException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code swarmstead lab shell}: a root shell on a host of the lab. */
@Command(
        name = "shell",
        description = "Open a root shell on a host of the lab, or run a command there.",
        footer = {
            "",
            "Examples:",
            "  # look around",
            "  swarmstead lab shell alpha",
            "  # one command",
            "  swarmstead lab shell alpha docker ps -a"
        })
final class LabShell implements Callable<Integer> {
    @Mixin
    private LabOption lab = new LabOption();

    @Parameters(index = "0", paramLabel = "HOST", description = "The host.")
    private String host = "";

    @Parameters(index = "1..*", paramLabel = "COMMAND", description = "A command and its arguments.")
    private List<String> command = new ArrayList<>();

    @Override
    public Integer call() throws LabException, IOException, InterruptedException {
        List<String> line = new ArrayList<>(lab.lab().shell(host));
        line.addAll(command);
        return new ProcessBuilder(line).inheritIO().start().waitFor();
    }
}
