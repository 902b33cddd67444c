package io.swarmstead.acceptance;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/**
 * Asks twenty times a second whether something answers, each time anew and without waiting for the last one, and keeps
 * the longest time between two answers.
 */
final class Gaps implements AutoCloseable {
    private static final Duration BETWEEN = Duration.ofMillis(50);

    private final AtomicBoolean ended = new AtomicBoolean();
    private final AtomicLong lastAnswer = new AtomicLong(System.nanoTime());
    private final AtomicLong longest = new AtomicLong();
    private final AtomicLong lost = new AtomicLong();
    private final ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor();
    private final Thread clock;

    private Gaps(BooleanSupplier answers) {
        clock = Thread.ofVirtual().start(() -> ask(answers));
    }

    static Gaps of(BooleanSupplier answers) {
        return new Gaps(answers);
    }

    private void ask(BooleanSupplier answers) {
        while (!ended.get()) {
            requests.execute(() -> {
                if (answers.getAsBoolean()) {
                    answered();
                } else {
                    lost.incrementAndGet();
                }
            });
            try {
                Thread.sleep(BETWEEN);
            } catch (InterruptedException interrupted) {
                return;
            }
        }
    }

    private synchronized void answered() {
        long now = System.nanoTime();
        longest.accumulateAndGet(now - lastAnswer.getAndSet(now), Math::max);
    }

    Duration longest() {
        return Duration.ofNanos(longest.get());
    }

    /** How many were not answered, so far. */
    long lost() {
        return lost.get();
    }

    @Override
    public void close() {
        ended.set(true);
        clock.interrupt();
        requests.close();
    }
}
