package io.swarmstead.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Gives mutations to something for a while. What throws, or does not come back within {@link #LONGEST}, has failed, and its
 * input is kept in {@code target/fuzz}. {@code -Dfuzz.millis} and {@code -Dfuzz.seed} say for how long and which inputs.
 */
record Fuzz(String name, List<String> samples) {
    /** What takes inputs of strangers. */
    interface Target {
        void take(String input) throws Exception;
    }

    private static final Duration TIME = Duration.ofMillis(Long.getLong("fuzz.millis", 2000));
    private static final long SEED = Long.getLong("fuzz.seed", 1);

    /** For one input, on a machine that does something else besides. */
    private static final Duration LONGEST = Duration.ofSeconds(10);

    void run(Target target) throws IOException, InterruptedException {
        Mutations mutations = new Mutations(samples, SEED);
        try (ExecutorService thread =
                Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory())) {
            long end = System.nanoTime() + TIME.toNanos();
            int taken = 0;
            while (System.nanoTime() < end) {
                String input = mutations.next();
                taken++;
                Throwable broken = taken(thread, target, input);
                if (broken != null) {
                    thread.shutdownNow();
                    throw new AssertionError(
                            "%s, seed %d, input %d, kept in %s".formatted(name, SEED, taken, kept(input)), broken);
                }
            }
            System.out.printf("fuzz %s: %d inputs of seed %d in %.1f s%n", name, taken, SEED, TIME.toMillis() / 1e3);
        }
    }

    private static @Nullable Throwable taken(ExecutorService thread, Target target, String input)
            throws InterruptedException {
        Future<?> taking = thread.submit(() -> {
            target.take(input);
            return true;
        });
        try {
            taking.get(LONGEST.toSeconds(), TimeUnit.SECONDS);
            return null;
        } catch (ExecutionException failed) {
            return failed.getCause();
        } catch (TimeoutException hangs) {
            return hangs;
        }
    }

    private Path kept(String input) throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "fuzz"));
        return Files.writeString(
                folder.resolve("%s-%08x".formatted(name.replace(' ', '-'), input.hashCode())), lossless(input));
    }

    /** Half of a pair of surrogates, which is no text that a file can have, is told as such. */
    private static String lossless(String input) {
        return input.replaceAll("[\\ud800-\\udfff](?![\\udc00-\\udfff])", "?");
    }
}
