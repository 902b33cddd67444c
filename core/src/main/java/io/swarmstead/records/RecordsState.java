package io.swarmstead.records;

import io.swarmstead.spec.HostName;
import java.util.SequencedMap;

/** The key for seals and the folder for records, on the hosts that were seen. */
public record RecordsState(SequencedMap<HostName, OnHost> hosts) {
    /**
     * One host.
     *
     * @param key a digest of its key; empty where it has none, or others may read it
     * @param folder the folder is there, for root only
     */
    public record OnHost(String key, boolean folder) {}
}
