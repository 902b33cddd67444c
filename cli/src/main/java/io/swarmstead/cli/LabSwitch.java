package io.swarmstead.cli;

import io.swarmstead.lab.HostStatus;
import io.swarmstead.lab.Lab;
import io.swarmstead.lab.LabException;
import io.swarmstead.spec.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A switch on hosts of a lab, thrown on all of them at the same moment. */
abstract class LabSwitch implements Callable<Integer> {
    private final Terminal terminal;
    private final String action;

    @Mixin
    private LabOption lab = new LabOption();

    @Parameters(paramLabel = "HOST", arity = "0..*", description = "The hosts.")
    private List<String> hosts = new ArrayList<>();

    @Option(names = "--all", description = "Every host of the lab.")
    private boolean all;

    LabSwitch(Terminal terminal, String action) {
        this.terminal = terminal;
        this.action = action;
    }

    abstract void apply(Lab lab, String host) throws LabException;

    @Override
    public Integer call() throws LabException, InterruptedException {
        Lab labOfHosts = lab.lab();
        List<String> known = labOfHosts.status().stream().map(HostStatus::host).toList();
        List<String> meant = all ? known : hosts;
        if (meant.isEmpty() || !known.containsAll(meant)) {
            throw Stopped.wrongInput(List.of(new Problem(
                    meant.isEmpty() ? "no host is named" : "not hosts of the lab: " + String.join(", ", meant),
                    known.isEmpty() ? "the lab is not up" : "its hosts are " + String.join(", ", known),
                    known.isEmpty() ? "swarmstead lab up" + lab.flag() : "name some of them, or --all")));
        }
        try (Progress progress = Progress.on(terminal.err(), Size::ofTerminal)) {
            throwSwitches(labOfHosts, meant, new LabProgress(progress));
        }
        return ExitCode.OK;
    }

    private void throwSwitches(Lab labOfHosts, List<String> meant, LabProgress progress)
            throws LabException, InterruptedException {
        List<Future<?>> switches = new ArrayList<>();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (String host : meant) {
                switches.add(executor.submit(() -> {
                    progress.during(host, action, () -> apply(labOfHosts, host));
                    return host;
                }));
            }
        }
        for (Future<?> thrown : switches) {
            try {
                thrown.get();
            } catch (ExecutionException failed) {
                if (failed.getCause() instanceof LabException known) {
                    throw known;
                }
                throw new IllegalStateException(failed.getCause());
            }
        }
    }
}
