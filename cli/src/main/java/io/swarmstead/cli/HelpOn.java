package io.swarmstead.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code swarmstead help stack deploy}: the same as {@code swarmstead stack deploy --help}. */
@Command(name = "help", helpCommand = true, description = "Show the help of a command.")
final class HelpOn implements Runnable {
    private final Terminal terminal;

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..*", paramLabel = "COMMAND", description = "The command, such as: completion")
    private String[] names = {};

    HelpOn(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        CommandLine command = spec.parent().commandLine();
        for (String name : names) {
            CommandLine next = command.getSubcommands().get(name);
            if (next == null) {
                throw new ParameterException(spec.commandLine(), "no such command: " + String.join(" ", names));
            }
            command = next;
        }
        command.usage(terminal.out().stream());
    }
}
