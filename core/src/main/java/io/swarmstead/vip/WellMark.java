package io.swarmstead.vip;

/**
 * The file in which a host's steward tells keepalived until when the host is well: a whole number of seconds since the
 * boot, which no setting of the clock changes. A steward that died or hangs gives its word no more, and the last one
 * runs out. Zero is a word too: the host is not well.
 */
public final class WellMark {
    /** Gone after a boot; then Traefik itself is asked until the steward has spoken. */
    public static final String FILE = "/run/swarmstead-steward/well";

    /**
     * Seconds for which a word counts. Longer than a steward takes to be started anew, by itself or in another version,
     * and shorter than anybody would wait for a host whose steward is gone.
     */
    public static final int LASTS = 4;

    private WellMark() {}

    /** What a check of keepalived does: succeeds while the host is well, and asks otherwise where nobody has spoken. */
    static String check(String otherwise) {
        return """
                if read -r until 2> /dev/null < %s; then
                    read -r now _ < /proc/uptime
                    [ "${now%%%%.*}" -lt "$until" ]
                else
                    %s
                fi
                """.formatted(FILE, otherwise);
    }
}
