package io.swarmstead.vip;

/**
 * The file in which keepalived's check of a host leaves the time at which it ran, in seconds since the boot: so the steward
 * sees a keepalived that hangs, whatever it hangs on.
 */
public final class CheckMark {
    public static final String FILE = "/run/swarmstead-checked";

    /** Seconds: the check runs once in each, may take two, and is late where a host is busy. */
    public static final int LASTS = 5;

    private CheckMark() {}

    /** What a check of keepalived does first. */
    static String leave() {
        return """
                read -r now _ < /proc/uptime
                echo "${now%%%%.*}" > %s
                """.formatted(FILE);
    }
}
