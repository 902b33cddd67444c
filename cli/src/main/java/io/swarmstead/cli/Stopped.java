package io.swarmstead.cli;

import io.swarmstead.spec.Problem;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.ExitCode;

/** Ends a command with problems instead of a result. */
public final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int exitCode;
    private final transient List<Problem> problems;

    private Stopped(int exitCode, List<Problem> problems) {
        super(problems.stream().map(Problem::what).collect(Collectors.joining("; ")));
        this.exitCode = exitCode;
        this.problems = List.copyOf(problems);
    }

    /** The command was used wrongly, or given something that cannot be right: nothing was done. */
    public static Stopped wrongInput(List<Problem> problems) {
        return new Stopped(ExitCode.USAGE, problems);
    }

    /** The command was right and did not succeed. */
    public static Stopped failed(List<Problem> problems) {
        return new Stopped(ExitCode.SOFTWARE, problems);
    }

    public int exitCode() {
        return exitCode;
    }

    public List<Problem> problems() {
        return problems;
    }
}
