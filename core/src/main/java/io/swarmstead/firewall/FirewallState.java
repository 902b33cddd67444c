package io.swarmstead.firewall;

import io.swarmstead.host.HostFile;
import io.swarmstead.host.Unit;
import io.swarmstead.spec.HostName;
import java.util.List;
import java.util.SequencedMap;

/** The table on the hosts that were seen. */
public record FirewallState(SequencedMap<HostName, OnHost> hosts) {
    /**
     * One host.
     *
     * @param differing files of ours that are not as they shall be
     * @param loaded the kernel has our table, with the rules of this spec and no others
     * @param present the kernel has a table of ours, whatever is in it
     */
    public record OnHost(List<HostFile> differing, Unit unit, boolean loaded, boolean present) {}
}
