package io.swarmstead.cli;

import java.time.Duration;

/** Durations as people read them: {@code 1.2 s}, {@code 1 min 03 s}, {@code 2 h 05 min}. */
final class Elapsed {
    private Elapsed() {}

    static String text(Duration duration) {
        long tenths = (duration.toMillis() + 50) / 100;
        if (tenths < 600) {
            return tenths / 10 + "." + tenths % 10 + " s";
        }
        long seconds = (duration.toMillis() + 500) / 1000;
        return seconds < 3600
                ? seconds / 60 + " min " + twoDigits(seconds % 60) + " s"
                : seconds / 3600 + " h " + twoDigits(seconds / 60 % 60) + " min";
    }

    private static String twoDigits(long number) {
        return number < 10 ? "0" + number : Long.toString(number);
    }
}
