package io.swarmstead.acceptance;

import java.util.List;

/**
 * The product, broken on purpose on every host when a class begins: {@code -Dbreak=SCRIPT}, so that one sees its tests turn
 * red. In the script, {@code keep 'COMMAND'} runs a command five times a second until the class has ended or the host's power.
 */
final class Breakage {
    private static final String SCRIPT = System.getProperty("break", "");
    private static final String UNIT = "swarmstead-break";

    private static final String KEEP = """
            keep() {
                systemd-run -q --unit=%s bash -c "while sleep 0.2; do $1; done"
            }
            VIP=%s
            """;

    /** What was stopped goes on, and stewards whose ladders came to their ends begin anew. */
    private static final String END =
            "systemctl stop %s; systemctl kill -s CONT keepalived; systemctl restart swarmstead-steward"
                    .formatted(UNIT);

    private Breakage() {}

    static void begin() {
        begin(TheLab.HOSTS);
    }

    /** Anew on hosts whose disks were wiped. */
    static void begin(List<String> hosts) {
        if (!SCRIPT.isEmpty()) {
            String prelude = KEEP.formatted(UNIT, TheLab.vip());
            hosts.forEach(host -> TheLab.on(host, prelude + SCRIPT));
        }
    }

    static void end() {
        if (!SCRIPT.isEmpty()) {
            TheLab.HOSTS.forEach(host -> TheLab.attempt(host, END));
        }
    }
}
