package io.swarmstead.daemon;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Counts how often all that was away has come back, and stayed for a while: that is when to see what was missed meanwhile. The
 * start of the steward counts, too, because it mostly is that of its host.
 */
final class Returns implements Duty {
    private final BooleanSupplier complete;
    private final Duration settles;
    private final LongSupplier clock;
    private final AtomicInteger count = new AtomicInteger();
    private boolean away = true;
    private long since;

    /**
     * None yet.
     *
     * @param complete whether nothing is away now; asked in each tick
     * @param settles how long that has to last
     * @param clock nanoseconds, by a clock that nobody sets
     */
    Returns(BooleanSupplier complete, Duration settles, LongSupplier clock) {
        this.complete = complete;
        this.settles = settles;
        this.clock = clock;
        this.since = clock.getAsLong();
    }

    @Override
    public void tick() {
        long now = clock.getAsLong();
        if (!complete.getAsBoolean()) {
            away = true;
            since = now;
        } else if (away && now - since >= settles.toNanos()) {
            away = false;
            count.incrementAndGet();
        }
    }

    /** Since the steward's start. */
    int count() {
        return count.get();
    }
}
