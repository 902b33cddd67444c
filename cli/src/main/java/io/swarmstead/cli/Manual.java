package io.swarmstead.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code swarmstead man}: the manual page, for packages and for {@code man -l -}. */
@Command(name = "man", hidden = true, description = "Print the manual page.")
final class Manual implements Runnable {
    private final Terminal terminal;

    @Spec
    private CommandSpec spec;

    Manual(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        terminal.out().stream().print(ManualPage.of(spec.root(), Version.number()));
    }
}
