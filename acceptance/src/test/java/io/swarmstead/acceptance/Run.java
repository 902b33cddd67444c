package io.swarmstead.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** One run of a program to its end. */
record Run(List<String> command, int exitCode, String out, String err) {
    /** The launcher at the root of the tree, as a user types it. */
    static final Path LAUNCHER = Path.of(System.getProperty("basedir", "."))
            .toAbsolutePath()
            .resolve("../swarmstead")
            .normalize();

    /** A thread for each: the common pool of a small machine has only one. */
    static final Executor ASIDE = Thread::startVirtualThread;

    static Run swarmstead(String... arguments) {
        return of(command(arguments));
    }

    /** With what is in the file on its standard input. */
    static Run swarmsteadReading(Path input, String... arguments) {
        return of(command(arguments), input);
    }

    private static List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(List.of(LAUNCHER.toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    static Run of(List<String> command) {
        return of(command, Path.of("/dev/null"));
    }

    /** With what is in the file on its standard input. */
    static Run of(List<String> command, Path input) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectInput(ProcessBuilder.Redirect.from(input.toFile()))
                    .start();
            CompletableFuture<String> err = CompletableFuture.supplyAsync(() -> text(process.getErrorStream()), ASIDE);
            String out = text(process.getInputStream());
            return new Run(command, process.waitFor(), out, err.join());
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static String text(java.io.InputStream stream) {
        try (stream) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Fails the test with everything the run printed, unless it ended with this code. */
    Run expect(int code) {
        assertThat(exitCode).as("%s%n%s%n%s", command, out, err).isEqualTo(code);
        return this;
    }

    static Path write(Path file, String text) {
        try {
            return Files.writeString(file, text);
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
