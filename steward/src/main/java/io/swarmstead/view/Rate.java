package io.swarmstead.view;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Counts questions by the second. */
final class Rate {
    private final LongSupplier clock;
    private long second;
    private int count;

    /** @param clock nanoseconds, by a clock that nobody sets */
    Rate(LongSupplier clock) {
        this.clock = clock;
        this.second = seconds();
    }

    /** Takes one more, unless there were so many in this second. */
    synchronized boolean admits(int limit) {
        long now = seconds();
        if (now != second) {
            second = now;
            count = 0;
        }
        return count++ < limit;
    }

    private long seconds() {
        return TimeUnit.NANOSECONDS.toSeconds(clock.getAsLong());
    }
}
