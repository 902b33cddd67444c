package io.swarmstead.lab;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** A moment until which something may take its time. */
record Deadline(long nanos, Duration longest) {
    private static final long POLL_MILLIS = 20;

    static Deadline within(Duration longest) {
        return new Deadline(System.nanoTime() + longest.toNanos(), longest);
    }

    /** Waits until the condition holds. */
    void await(String condition, BooleanSupplier holds) throws LabException {
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() - nanos > 0) {
                throw new LabException(
                        "machine: waited in vain for " + condition,
                        "not within " + longest.toSeconds() + " s",
                        "run the same command again, it goes on where this one ended");
            }
            pause();
        }
    }

    private static void pause() throws LabException {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LabException("machine: interrupted", e, "run the command again");
        }
    }
}
