package io.swarmstead.compose;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What Docker says of a file; its command line needs no engine for that. */
public final class Oracle {
    private static final Optional<Path> DOCKER = Stream.of(
                    System.getenv().getOrDefault("PATH", "").split(":"))
            .map(directory -> Path.of(directory, "docker"))
            .filter(Files::isExecutable)
            .findFirst();

    /** The standard output, or why there is none. */
    public record Answer(boolean accepted, String output) {}

    private Oracle() {}

    /** Whether there is a Docker here that knows {@code stack config}. */
    public static boolean isThere() {
        return DOCKER.isPresent()
                && run(List.of("stack", "config", "--help"), Map.of()).accepted();
    }

    public static Answer config(Path file, Map<String, String> environment) {
        return run(List.of("stack", "config", "-c", file.toAbsolutePath().toString()), environment);
    }

    private static Answer run(List<String> arguments, Map<String, String> environment) {
        try {
            Path errors = Files.createTempFile("oracle", ".txt");
            try {
                List<String> command = Stream.concat(
                                Stream.of(DOCKER.orElseThrow().toString()), arguments.stream())
                        .toList();
                ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
                builder.environment().clear();
                builder.environment().putAll(environment);
                Process process = builder.start();
                String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                boolean accepted = process.waitFor() == 0;
                return new Answer(accepted, accepted ? output : Files.readString(errors));
            } finally {
                Files.delete(errors);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
