package io.swarmstead.daemon;

import io.swarmstead.host.Command;
import java.time.Duration;

/** What the repairs of every daemon need of systemd. */
final class Units {
    /** Of an act that starts a daemon. */
    static final Duration LONGEST = Duration.ofMinutes(2);

    private Units() {}

    /** Only the main process: those of the bricks, and of containers, are not to go with it. */
    static Rung killed(String unit, String name, Duration settles) {
        return new Rung(
                "kills %s, which systemd starts again".formatted(name),
                Command.script(attended(unit)),
                Command.script("""
                        systemctl reset-failed %1$s
                        systemctl kill -s KILL --kill-whom=main %1$s
                        sleep 0.5
                        systemctl start %1$s
                        """.formatted(unit)).withTimeout(LONGEST),
                settles);
    }

    /** Ends with 1 where the unit is none of ours to mend just now. */
    static String attended(String unit) {
        return """
                [ "$(systemctl show -p ActiveState --value %1$s)" != inactive ] || exit 1
                [ -z "$(systemctl show -p Job --value %1$s)" ] || %2$s || exit 1
                """.formatted(unit, ends(unit));
    }

    /**
     * Succeeds for a unit that ends whenever it is started, as with a file that a power cut left damaged: systemd starts it
     * again and again, so it is about to start most of the time. Nobody's own start is that old.
     */
    static String ends(String unit) {
        return """
                { [ "$(systemctl show -p ActiveState --value %1$s)" = activating ] && \
                [ "$(systemctl show -p NRestarts --value %1$s)" -ge 3 ]; }""".formatted(unit);
    }
}
