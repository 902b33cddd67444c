package io.swarmstead.cli;

import io.swarmstead.lab.HostStatus;
import io.swarmstead.lab.LabException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

/** {@code swarmstead lab status}: power and cable of each host. */
@Command(name = "status", description = "Tell which hosts of the lab run, are off or have their cable unplugged.")
final class LabStatus implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private LabOption lab = new LabOption();

    LabStatus(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws LabException {
        List<HostStatus> hosts = lab.lab().status();
        if (hosts.isEmpty()) {
            terminal.out().line("the lab is not up; swarmstead lab up" + lab.flag());
        }
        hosts.forEach(host -> terminal.out()
                .line("%-10s %-15s %s"
                        .formatted(
                                host.host(), host.address(), host.state().name().toLowerCase(Locale.ROOT))));
        lab.lab()
                .acme()
                .ifPresent(acme -> terminal.out()
                        .line("ACME at %s, whose own root is %s; its certificates come from %s"
                                .formatted(acme.directory(), acme.trust(), acme.root())));
        return ExitCode.OK;
    }
}
