package io.swarmstead.acceptance;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The system's clock, and ahead of it. */
final class ShiftedClock implements InstantSource {
    private Duration shift = Duration.ZERO;

    @Override
    public Instant instant() {
        return Instant.now().plus(shift);
    }

    void forward(Duration duration) {
        shift = shift.plus(duration);
    }

    /** To this time, if it is not past. */
    void forwardTo(Instant time) {
        Duration ahead = Duration.between(instant(), time);
        if (ahead.isPositive()) {
            forward(ahead.plusSeconds(1));
        }
    }
}
