package io.swarmstead.host;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/** A program of this machine, run to its end or killed with its children when its time is over. */
public final class Subprocess {
    private Subprocess() {}

    /**
     * Runs it.
     *
     * @throws IOException if it cannot be started
     * @throws TimeoutException if it was killed
     */
    public static Result run(List<String> command, String input, Duration timeout)
            throws IOException, InterruptedException, TimeoutException {
        return run(command, new Input.OfText(input), timeout);
    }

    static Result run(List<String> command, Input input, Duration timeout)
            throws IOException, InterruptedException, TimeoutException {
        long end = System.nanoTime() + timeout.toNanos();
        Process process = builder(command).start();
        try {
            CompletableFuture<String> output = read(process.getInputStream());
            CompletableFuture<String> error = read(process.getErrorStream());
            Thread.ofVirtual().start(() -> feed(process.getOutputStream(), input));
            String printed = await(output, end);
            String complained = await(error, end);
            awaitExit(process, end);
            return new Result(process.exitValue(), printed, complained);
        } finally {
            kill(process);
        }
    }

    /**
     * Hands on every line of standard output as it comes. Standard input is open and empty until the end, so a program
     * that watches it ends with us.
     *
     * @param lines takes a line, and says whether it wants more
     * @return without the output; empty when no more was wanted
     */
    static Optional<Result> follow(List<String> command, Predicate<String> lines, Duration timeout)
            throws IOException, InterruptedException, TimeoutException {
        long end = System.nanoTime() + timeout.toNanos();
        Process process = builder(command).start();
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            CompletableFuture<String> error = read(process.getErrorStream());
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (!lines.test(line)) {
                    return Optional.empty();
                }
            }
            String complained = await(error, end);
            awaitExit(process, end);
            return Optional.of(new Result(process.exitValue(), "", complained));
        } finally {
            kill(process);
        }
    }

    /**
     * For a program that leaves a daemon behind: waits for the program only. OpenSSH before 8.5 lets its daemon keep
     * standard error, which as a pipe would not end before the daemon does.
     */
    static Result runDetaching(List<String> command, Duration timeout)
            throws IOException, InterruptedException, TimeoutException {
        Path error = Files.createTempFile("swarmstead", ".err");
        Process process = builder(command)
                .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(Redirect.DISCARD)
                .redirectError(error.toFile())
                .start();
        try {
            awaitExit(process, System.nanoTime() + timeout.toNanos());
            return new Result(process.exitValue(), "", new String(Files.readAllBytes(error), StandardCharsets.UTF_8));
        } finally {
            kill(process);
            Files.deleteIfExists(error);
        }
    }

    private static ProcessBuilder builder(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("LC_ALL", "C");
        return builder;
    }

    private static CompletableFuture<String> read(InputStream stream) {
        CompletableFuture<String> text = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try (stream) {
                text.complete(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException cut) {
                text.completeExceptionally(cut);
            }
        });
        return text;
    }

    private static void feed(OutputStream stream, Input input) {
        try (stream) {
            input.writeTo(stream);
        } catch (IOException _) {
            // The program does not care for the rest of its input; its exit code tells whether that was right.
        }
    }

    private static String await(CompletableFuture<String> text, long end)
            throws IOException, InterruptedException, TimeoutException {
        try {
            return text.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException cut) {
            throw new IOException(cut.getCause());
        }
    }

    private static void awaitExit(Process process, long end) throws InterruptedException, TimeoutException {
        if (!process.waitFor(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
            throw new TimeoutException();
        }
    }

    /** Ends what still runs, such as the ssh of a jump host below our ssh. */
    private static void kill(Process process) {
        if (process.isAlive()) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
