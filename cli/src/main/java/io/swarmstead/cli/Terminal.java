package io.swarmstead.cli;

import io.swarmstead.spec.NamedFile;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Where a command reads and writes, and what is at the other ends.
 *
 * @param interactive whether a person can be asked: input and error output are both a terminal
 * @param out carries what was asked for
 * @param err carries everything else: questions, progress, problems
 */
public record Terminal(BufferedReader in, boolean interactive, Output out, Output err) {
    /** Names the standard descriptors that are terminals; set by the launcher, whose shell knows it for nothing. */
    private static final String TERMINALS = "swarmstead.terminals";

    static Terminal ofProcess() {
        String terminals = System.getProperty(TERMINALS, "");
        boolean colour = wantsColour(System.getenv());
        return new Terminal(
                new BufferedReader(
                        new InputStreamReader(new LimitedInput(System.in, NamedFile.MOST), StandardCharsets.UTF_8)),
                terminals.contains("0") && terminals.contains("2"),
                output(System.out, terminals.contains("1"), colour),
                output(System.err, terminals.contains("2"), colour));
    }

    private static Output output(PrintStream stream, boolean terminal, boolean colour) {
        return new Output(stream, terminal, terminal && colour);
    }

    /** As no-color.org has it: any value of NO_COLOR that is not empty refuses. */
    static boolean wantsColour(Map<String, String> environment) {
        return environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !environment.getOrDefault("TERM", "dumb").equals("dumb");
    }
}
