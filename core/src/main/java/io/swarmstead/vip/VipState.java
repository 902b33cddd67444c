package io.swarmstead.vip;

import io.swarmstead.host.HostFile;
import io.swarmstead.host.Unit;
import io.swarmstead.spec.HostName;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** keepalived on the managers that were seen. */
public record VipState(SequencedMap<HostName, OnHost> hosts) {
    /**
     * One host.
     *
     * @param networkInterface the interface with the host's own address; empty where no interface has it
     * @param differing files of ours that are not as they shall be
     * @param holds the VIP is an address of this host now
     * @param standby the host was asked to keep away from the VIP
     */
    public record OnHost(
            String networkInterface, List<HostFile> differing, Unit keepalived, boolean holds, boolean standby) {}

    List<HostName> holders() {
        return hosts.entrySet().stream()
                .filter(host -> host.getValue().holds())
                .map(Map.Entry::getKey)
                .toList();
    }
}
