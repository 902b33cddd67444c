package io.swarmstead.vip;

import io.swarmstead.host.Command;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.HostName;

/**
 * Keeps connections alive while the VIP moves. The host that takes it knows nothing of them and would answer with a
 * reset; instead it passes their packets on to the host that had the VIP, whose answers go straight to the client. What is
 * no beginning of a connection and unknown to connection tracking is such a packet.
 */
final class HandOver {
    private static final String TABLE = "table ip swarmstead-handover";

    private HandOver() {}

    /** Longer than a Traefik takes to end; then the rule matches nothing, also when nobody removes it. */
    private static final int SECONDS = 60;

    /** For a host that may take the VIP, before it does. */
    static Command begin(CloudSpec spec, HostName from) {
        return Command.of("nft", "-f", "-").withInput("""
                %1$s
                delete %1$s
                %1$s {
                    set vip {
                        type ipv4_addr
                        timeout %2$ds
                        elements = { %3$s }
                    }
                    chain prerouting {
                        type filter hook prerouting priority mangle
                        ip daddr @vip tcp dport { %4$d, %5$d } tcp flags & syn == 0 ct state new,invalid dup to %6$s drop
                    }
                }
                """.formatted(
                        TABLE,
                        SECONDS,
                        spec.vip().orElseThrow().address(),
                        spec.ingress().http(),
                        spec.ingress().https(),
                        spec.host(from).address()));
    }

    /** Takes the rule away; fails where there is none. */
    static Command end() {
        return Command.of("nft", "delete", "table", "ip", "swarmstead-handover");
    }
}
