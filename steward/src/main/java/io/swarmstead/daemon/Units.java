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
                Command.script(ATTENDED, unit),
                Command.script("""
                        systemctl reset-failed "$1"
                        systemctl kill -s KILL --kill-whom=main "$1"
                        sleep 0.5
                        systemctl start "$1"
                        """, unit).withTimeout(LONGEST),
                settles);
    }

    /**
     * The beginning of a script. {@code ends} succeeds for a unit that ends whenever it is started, as with a file that a power
     * cut left damaged: systemd starts it again and again, so it is about to start most of the time. Nobody's own start is
     * that old.
     */
    static final String ENDS = """
            ends() {
                [ "$(systemctl show -p ActiveState --value "$1")" = activating ] &&
                    [ "$(systemctl show -p NRestarts --value "$1")" -ge 3 ]
            }
            """;

    /** The beginning of a script, of a unit: ends with 1 where that is none of ours to mend just now. */
    static final String ATTENDED = ENDS + """
            [ "$(systemctl show -p ActiveState --value "$1")" != inactive ] || exit 1
            [ -z "$(systemctl show -p Job --value "$1")" ] || ends "$1" || exit 1
            shift
            """;
}
