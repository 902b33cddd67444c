package io.swarmstead.acceptance;

/** Counts, on every host, the packets of an {@link Intruder} that every rule has let pass to what listens there. */
final class Arrivals implements AutoCloseable {
    /** Behind every other chain of the hook, so that what was dropped before never comes here. */
    private static final String COUNTER = """
            nft -f - << 'RULES'
            table inet intruder
            delete table inet intruder
            table inet intruder {
                chain arrivals {
                    type filter hook input priority 300; policy accept;
                    ip length 999 counter
                }
            }
            RULES
            """;

    private Arrivals() {}

    static Arrivals counted() {
        TheLab.HOSTS.forEach(host -> TheLab.on(host, COUNTER));
        return new Arrivals();
    }

    /** How many there were since the beginning. */
    int on(String host) {
        return Integer.parseInt(
                TheLab.on(host, "nft list table inet intruder | sed -n 's/.*counter packets \\([0-9]*\\).*/\\1/p'"));
    }

    @Override
    public void close() {
        TheLab.HOSTS.forEach(host -> TheLab.on(host, "nft delete table inet intruder"));
    }
}
