package io.swarmstead.host;

import java.time.Duration;

/**
 * A systemd unit as a look saw it.
 *
 * @param active it runs, or a oneshot has succeeded
 * @param enabled it starts at boot
 */
public record Unit(boolean active, boolean enabled) {
    /** Longer than systemd's own limit for a start, 90 s, so that its message is heard. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /**
     * The question for {@link #read}, of a unit's name. Asks the disk whether it starts at boot: what systemd remembers may
     * be older. A systemd that does not answer says not even "inactive".
     */
    public static final String QUESTION = """
            state=$(systemctl is-active "$1")
            [ -n "$state" ] || exit 2
            echo "$state"
            systemctl is-enabled "$1"
            true""";

    public static Unit read(String answer) {
        var words = answer.lines().map(String::strip).toList();
        return new Unit(words.contains("active"), words.contains("enabled"));
    }

    /** Starts the unit now and at every boot, however often it has failed before. */
    public static Command start(String unit) {
        return switching(unit, "start");
    }

    /** Starts the unit anew, now and at every boot, as its files say now. */
    public static Command restart(String unit) {
        return switching(unit, "restart");
    }

    /** Has what runs read its own configuration again. */
    public static Command reload(String unit) {
        return Command.of("systemctl", "reload", unit).withTimeout(PATIENCE);
    }

    /**
     * Reads the units again, and enables this one, only where that is needed: each makes systemd read every unit file,
     * and enabling asks the tools of System V besides, which adds up to seconds while all hosts do so at once.
     */
    private static Command switching(String unit, String verb) {
        return Command.script("""
                [ "$(systemctl show -p NeedDaemonReload --value "$1")" != yes ] || systemctl daemon-reload
                systemctl reset-failed "$1" 2> /dev/null
                systemctl is-enabled -q "$1" || systemctl --no-reload -q enable "$1"
                systemctl "$2" "$1"
                """, unit, verb).withTimeout(PATIENCE);
    }

    public boolean running() {
        return active && enabled;
    }
}
