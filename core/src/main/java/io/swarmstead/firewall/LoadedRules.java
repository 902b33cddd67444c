package io.swarmstead.firewall;

import io.swarmstead.host.Command;

/**
 * Whether the kernel still has our rules as they were loaded. Others flush them: {@code systemctl restart nftables} takes
 * every table away, and {@code nft flush chain} leaves one that looks like ours and lets everything in. So the service
 * keeps a checksum of what the kernel lists right after loading, without its counters.
 */
public final class LoadedRules {
    /** In memory: a boot loads the table anew. */
    static final String SUM = "/run/swarmstead-firewall";

    /** What is compared: the rules, and of the sets those that no packet changes. */
    static final String LISTED = "(nft -s -t list table inet swarmstead; nft list set inet swarmstead hosts;"
            + " nft list set inet swarmstead guarded; nft list set inet swarmstead engines) 2>&1 | sha256sum";

    /** Succeeds where nothing has changed since; fails, too, where nothing was ever loaded. */
    static final String INTACT = "[ \"$(" + LISTED + ")\" = \"$(cat " + SUM + ")\" ]";

    /** The answer where they are as they were loaded. */
    public static final String STANDING = "standing";

    private LoadedRules() {}

    /** Prints {@value #STANDING} where nothing has changed since they were loaded, and another word elsewhere. */
    public static Command question() {
        return Command.script(INTACT + " && echo " + STANDING + " || echo changed");
    }

    /** Succeeds where they are wanted at all; {@code firewall: false} disables the service. */
    public static Command wanted() {
        return Command.of("systemctl", "is-enabled", "--quiet", FirewallFiles.SERVICE);
    }

    /** Loads them in one transaction. */
    public static Command load() {
        return Command.of("systemctl", "restart", FirewallFiles.SERVICE);
    }
}
