package io.swarmstead.view;

import java.util.concurrent.TimeUnit;

/** Counts questions by the second. */
final class Rate {
    private long second = seconds();
    private int count;

    /** Takes one more, unless there were so many in this second. */
    synchronized boolean admits(int limit) {
        long now = seconds();
        if (now != second) {
            second = now;
            count = 0;
        }
        return count++ < limit;
    }

    private static long seconds() {
        return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime());
    }
}
