package io.swarmstead.cli;

import io.swarmstead.host.HostException;
import io.swarmstead.lab.LabException;
import io.swarmstead.spec.Problem;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns whatever ends a command early into problems and an exit code; stack traces only for {@code SWARMSTEAD_DEBUG=1}. */
final class Failures implements IParameterExceptionHandler, IExecutionExceptionHandler {
    private final Output err;
    private final boolean debug;

    Failures(Output err, Map<String, String> environment) {
        this.err = err;
        this.debug = "1".equals(environment.get("SWARMSTEAD_DEBUG"));
    }

    @Override
    public int handleParseException(ParameterException failure, String[] arguments) {
        CommandLine command = failure.getCommandLine();
        trace(failure);
        Problems.print(
                List.of(new Problem(
                        lowerCaseFirst(String.valueOf(failure.getMessage())),
                        hint(failure),
                        command.getCommandSpec().qualifiedName() + " --help")),
                err);
        return ExitCode.USAGE;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult arguments) {
        trace(failure);
        return switch (failure) {
            case Stopped stopped -> {
                Problems.print(stopped.problems(), err);
                yield stopped.exitCode();
            }
            case HostException unreachable -> {
                Problems.print(List.of(unreachable.problem()), err);
                yield ExitCode.SOFTWARE;
            }
            case LabException impossible -> {
                Problems.print(List.of(impossible.problem()), err);
                yield ExitCode.SOFTWARE;
            }
            default -> {
                Problems.print(List.of(ourMistake(failure)), err);
                yield ExitCode.SOFTWARE;
            }
        };
    }

    private static String hint(ParameterException failure) {
        List<String> suggestions =
                failure instanceof UnmatchedArgumentException unmatched ? unmatched.getSuggestions() : List.of();
        return suggestions.isEmpty()
                ? "usage: " + synopsis(failure.getCommandLine())
                : "did you mean " + String.join(" or ", suggestions) + "?";
    }

    /** Without colour: the help's own is for standard output. */
    private static String synopsis(CommandLine command) {
        return new Help(command.getCommandSpec(), Help.defaultColorScheme(Ansi.OFF))
                .synopsis(0)
                .strip();
    }

    private static Problem ourMistake(Exception failure) {
        return new Problem(
                "swarmstead itself failed: " + failure,
                "a mistake of ours; what was done so far is kept, and running the command again is safe",
                "run it again with SWARMSTEAD_DEBUG=1 set, and report what that prints");
    }

    private static String lowerCaseFirst(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
    }

    private void trace(Exception failure) {
        if (debug) {
            failure.printStackTrace(err.stream());
        }
    }
}
