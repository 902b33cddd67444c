package io.swarmstead.daemon;

import java.time.Duration;

/** A duty that has to be done less often than in each tick; in the first it is. */
final class Every implements Duty {
    private final Duration interval;
    private final Duty duty;
    private long next = System.nanoTime();

    Every(Duration interval, Duty duty) {
        this.interval = interval;
        this.duty = duty;
    }

    @Override
    public void tick() {
        long now = System.nanoTime();
        if (now - next >= 0) {
            next = now + interval.toNanos();
            duty.tick();
        }
    }
}
