package io.swarmstead.acceptance;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/**
 * Asks many times a second, each time anew and without waiting for the last one. Counts what was not answered, and keeps
 * the longest time between two answers; one that lasts still counts for as long as it has lasted.
 */
final class Prober implements AutoCloseable {
    private static final int PER_SECOND = 20;

    private final AtomicBoolean ended = new AtomicBoolean();
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private final ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor();
    private final Thread clock;
    private long lastAnswer = System.nanoTime();
    private long longest;

    private Prober(BooleanSupplier answers, Duration between) {
        clock = Thread.ofVirtual().start(() -> ask(answers, between));
    }

    /** Twenty times a second. */
    static Prober of(BooleanSupplier answers) {
        return of(answers, PER_SECOND);
    }

    static Prober of(BooleanSupplier answers, int perSecond) {
        return new Prober(answers, Duration.ofSeconds(1).dividedBy(perSecond));
    }

    private void ask(BooleanSupplier answers, Duration between) {
        while (!ended.get()) {
            requests.execute(() -> {
                if (answers.getAsBoolean()) {
                    answered();
                } else {
                    failed.incrementAndGet();
                }
                asked.incrementAndGet();
            });
            try {
                Thread.sleep(between);
            } catch (InterruptedException interrupted) {
                return;
            }
        }
    }

    private synchronized void answered() {
        long now = System.nanoTime();
        longest = Math.max(longest, now - lastAnswer);
        lastAnswer = now;
    }

    synchronized Duration longestSilence() {
        return Duration.ofNanos(ended.get() ? longest : Math.max(longest, System.nanoTime() - lastAnswer));
    }

    /** Requests that have ended, one way or the other. */
    int asked() {
        return asked.get();
    }

    int failed() {
        return failed.get();
    }

    @Override
    public void close() {
        synchronized (this) {
            longest = longestSilence().toNanos();
            ended.set(true);
        }
        clock.interrupt();
        requests.close();
    }
}
