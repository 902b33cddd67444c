package io.swarmstead.cli;

import java.time.Duration;
import java.time.Instant;

/** How long ago something was, as coarsely as people say it: {@code 12 s}, {@code 5 min}, {@code 3 h}, {@code 6 days}. */
final class Age {
    private Age() {}

    /** Clocks that differ a little make nothing younger than 0 s. */
    static String of(Instant then, Instant now) {
        Duration age = Duration.between(then, now);
        if (age.toMinutes() < 1) {
            return Math.max(0, age.toSeconds()) + " s";
        }
        if (age.toHours() < 1) {
            return age.toMinutes() + " min";
        }
        return age.toDays() < 2 ? age.toHours() + " h" : age.toDays() + " days";
    }
}
