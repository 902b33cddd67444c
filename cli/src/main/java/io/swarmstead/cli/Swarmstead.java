package io.swarmstead.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command {@code swarmstead}; everything it can do is a subcommand. */
@Command(
        name = "swarmstead",
        description = "Turns three bare Debian machines into a private cloud.",
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND")
@SuppressWarnings("UnusedVariable") // picocli itself acts on --help and --version
final class Swarmstead implements Callable<Integer> {
    private final Terminal terminal;

    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help and exit.")
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Print the version and exit.")
    private boolean version;

    private Swarmstead(Terminal terminal) {
        this.terminal = terminal;
    }

    /** All commands, in the order in which the help lists them. */
    static CommandLine commandLine(Terminal terminal) {
        CommandLine root = new CommandLine(new Swarmstead(terminal))
                .addSubcommand(new Init(terminal))
                .addSubcommand(new Check(terminal))
                .addSubcommand(new Up(terminal))
                .addSubcommand(new Status(terminal))
                .addSubcommand(new RebalanceCommand(terminal))
                .addSubcommand(new JournalCommand(terminal))
                .addSubcommand(new CommandLine(new AlertsCommand(terminal))
                        .addSubcommand(new AlertsLs(terminal))
                        .addSubcommand(new AlertsTest(terminal)))
                .addSubcommand(new CommandLine(new StewardCommand(terminal)).addSubcommand(new StewardStatus(terminal)))
                .addSubcommand(new CommandLine(new CertificateCommand(terminal))
                        .addSubcommand(new CertificateLs(terminal))
                        .addSubcommand(new CertificateShow(terminal))
                        .addSubcommand(new CertificateRenew(terminal))
                        .addSubcommand(new CertificateAuthority(terminal)))
                .addSubcommand(stack(terminal))
                .addSubcommand(secret(terminal))
                .addSubcommand(registry(terminal))
                .addSubcommand(new Password(terminal, Echo.OF_TERMINAL))
                .addSubcommand(lab(terminal))
                .addSubcommand(new HelpOn(terminal))
                .addSubcommand(new Completion(terminal))
                .addSubcommand(new Manual(terminal))
                .addSubcommand(new Train());
        Failures failures = new Failures(terminal.err(), System.getenv());
        return root.setCaseInsensitiveEnumValuesAllowed(true)
                .setColorScheme(Help.defaultColorScheme(ansi(terminal.out())))
                .setOut(writer(terminal.out()))
                .setErr(writer(terminal.err()))
                .setParameterExceptionHandler(failures)
                .setExecutionExceptionHandler(failures);
    }

    private static CommandLine stack(Terminal terminal) {
        return new CommandLine(new StackCommand(terminal))
                .addSubcommand(new StackCheck(terminal))
                .addSubcommand(new StackCatalogue(terminal))
                .addSubcommand(new StackNew(terminal))
                .addSubcommand(new StackDeploy(terminal))
                .addSubcommand(new StackHistory(terminal))
                .addSubcommand(new StackRollback(terminal))
                .addSubcommand(new StackLs(terminal))
                .addSubcommand(new StackShow(terminal))
                .addSubcommand(new StackLogsCommand(terminal))
                .addSubcommand(new StackRm(terminal));
    }

    private static CommandLine secret(Terminal terminal) {
        return new CommandLine(new SecretCommand(terminal))
                .addSubcommand(new SecretSet(terminal, Echo.OF_TERMINAL))
                .addSubcommand(new SecretLs(terminal))
                .addSubcommand(new SecretRm(terminal));
    }

    private static CommandLine registry(Terminal terminal) {
        return new CommandLine(new RegistryCommand(terminal))
                .addSubcommand(new RegistryLogin(terminal, Echo.OF_TERMINAL))
                .addSubcommand(new RegistryLs(terminal))
                .addSubcommand(new RegistryLogout(terminal));
    }

    private static CommandLine lab(Terminal terminal) {
        return new CommandLine(new LabCommand(terminal))
                .addSubcommand(new LabUp(terminal))
                .addSubcommand(new LabDown(terminal))
                .addSubcommand(new LabStatus(terminal))
                .addSubcommand(new LabImages(terminal))
                .addSubcommand(shell())
                .addSubcommand(new LabPowerOff(terminal))
                .addSubcommand(new LabPowerOn(terminal))
                .addSubcommand(new LabCut(terminal))
                .addSubcommand(new LabMend(terminal))
                .addSubcommand(new LabReinstall(terminal));
    }

    /** What follows the host is the words of another command, whose options are not ours. */
    private static CommandLine shell() {
        return new CommandLine(new LabShell()).setStopAtPositional(true);
    }

    private static PrintWriter writer(Output output) {
        return new PrintWriter(output.stream(), true, StandardCharsets.UTF_8);
    }

    private static Ansi ansi(Output output) {
        return output.colour() ? Ansi.ON : Ansi.OFF;
    }

    /** Without a subcommand there is nothing to do. */
    @Override
    public Integer call() {
        spec.commandLine().usage(terminal.err().stream(), ansi(terminal.err()));
        return ExitCode.USAGE;
    }
}
