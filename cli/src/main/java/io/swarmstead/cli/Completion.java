package io.swarmstead.cli;

import java.util.Locale;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code swarmstead completion}: a script for the owner's shell. */
@Command(
        name = "completion",
        description = "Print a script that completes commands and options.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  # in this shell",
            "  source <(swarmstead completion bash)",
            "  # in every bash from now on",
            "  swarmstead completion bash > /etc/bash_completion.d/swarmstead"
        })
final class Completion implements Runnable {
    /** Both read the same script, zsh through its bashcompinit. */
    enum Shell {
        BASH,
        ZSH;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Terminal terminal;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "SHELL", description = "bash or zsh.")
    @SuppressWarnings("UnusedVariable") // asked for so that others can follow
    private Shell shell;

    Completion(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        terminal.out().stream()
                .print(AutoComplete.bash("swarmstead", spec.root().commandLine()));
    }
}
