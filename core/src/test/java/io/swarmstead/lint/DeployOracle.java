package io.swarmstead.lint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What docker's command and a swarm's managers say of files, by their own code: a program of Go, in src/test/oracle, built here where it is
 * asked for, since that takes some minutes at first.
 */
final class DeployOracle {
    private static final Path SOURCES = Path.of("src/test/oracle");
    private static final Path PROGRAM = Path.of("target/deploy-oracle").toAbsolutePath();

    private DeployOracle() {}

    static boolean isAskedFor() {
        return Boolean.getBoolean("oracle.deploy");
    }

    /** {@code accepted}, or who refuses and why, of each. */
    static List<String> says(List<Path> files) {
        build();
        String paths = files.stream().map(file -> file.toAbsolutePath() + "\n").collect(Collectors.joining());
        return run(new ProcessBuilder(PROGRAM.toString()), paths).lines().toList();
    }

    private static synchronized void build() {
        if (!Files.exists(PROGRAM)) {
            run(
                    new ProcessBuilder("go", "build", "-trimpath", "-o", PROGRAM.toString(), ".")
                            .directory(SOURCES.toFile()),
                    "");
        }
    }

    private static String run(ProcessBuilder program, String input) {
        try {
            Process process =
                    program.redirectError(ProcessBuilder.Redirect.INHERIT).start();
            Thread.startVirtualThread(() -> write(process, input));
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(program.command() + " failed");
            }
            return output;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static void write(Process process, String input) {
        try (var stream = process.getOutputStream()) {
            stream.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
