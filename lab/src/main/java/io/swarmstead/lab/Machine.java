package io.swarmstead.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The machine that carries the lab: runs its programs to their end. */
final class Machine {
    private static final Duration SHORT = Duration.ofSeconds(30);
    private static final List<String> SYSTEM_PATH =
            List.of("/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin");

    private Machine() {}

    /** What one program left behind. */
    record Ended(int exitCode, String output, String error) {
        /** The line most likely to tell why. */
        String lastWord() {
            String said = error.isBlank() ? output : error;
            return said.lines()
                    .filter(line -> !line.isBlank())
                    .reduce((_, last) -> last)
                    .orElse("exit code " + exitCode)
                    .strip();
        }
    }

    /** Runs a program that has to succeed within half a minute, and returns its standard output. */
    static String run(String... argv) throws LabException {
        return run(SHORT, argv);
    }

    static String run(Duration longest, String... argv) throws LabException {
        return run("", longest, argv);
    }

    /** Runs a program that reads {@code input}, which has to succeed. */
    static String feed(String input, String... argv) throws LabException {
        return run(input, SHORT, argv);
    }

    /** Runs a program for its exit code. */
    static boolean succeeds(String... argv) throws LabException {
        return attempt("", SHORT, List.of(argv)).exitCode() == 0;
    }

    private static String run(String input, Duration longest, String... argv) throws LabException {
        Ended ended = attempt(input, longest, List.of(argv));
        if (ended.exitCode() != 0) {
            String line = String.join(" ", argv);
            throw new LabException("machine: " + argv[0] + " failed", ended.lastWord(), "run as root: " + line);
        }
        return ended.output();
    }

    static Ended attempt(String input, Duration longest, List<String> argv) throws LabException {
        try {
            Path said = Files.createTempFile("swarmstead", ".out");
            Path complained = Files.createTempFile("swarmstead", ".err");
            try {
                int exitCode = end(input, longest, argv, said, complained);
                return new Ended(exitCode, Files.readString(said), Files.readString(complained));
            } finally {
                Files.delete(said);
                Files.delete(complained);
            }
        } catch (IOException e) {
            throw new LabException("machine: cannot run " + argv.getFirst(), e, "look whether it is installed");
        }
    }

    private static int end(String input, Duration longest, List<String> argv, Path said, Path complained)
            throws IOException, LabException {
        Process process = processBuilder(argv)
                .redirectOutput(said.toFile())
                .redirectError(complained.toFile())
                .start();
        try (var in = process.outputWriter()) {
            in.write(input);
        }
        try {
            if (process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS)) {
                return process.exitValue();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new LabException("machine: interrupted", e, "run the command again");
        }
        process.destroyForcibly();
        String line = String.join(" ", argv);
        throw new LabException(
                "machine: " + argv.getFirst() + " hangs",
                "no end after " + longest.toSeconds() + " s",
                "run as root: " + line);
    }

    /** Every program gets one language and a path on which the system's own programs are found. */
    static ProcessBuilder processBuilder(List<String> argv) {
        var builder = new ProcessBuilder(argv);
        builder.environment().put("LC_ALL", "C");
        builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
        List<String> path = new ArrayList<>(
                Arrays.asList(System.getenv().getOrDefault("PATH", "").split(":")));
        path.addAll(SYSTEM_PATH);
        builder.environment().put("PATH", String.join(":", path));
        return builder;
    }

    /** Whether a program of this name is installed. */
    static boolean has(String program) {
        Stream<String> own =
                Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":"));
        return Stream.concat(own, SYSTEM_PATH.stream())
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
