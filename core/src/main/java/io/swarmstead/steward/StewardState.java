package io.swarmstead.steward;

import io.swarmstead.host.HostFile;
import io.swarmstead.host.Unit;
import io.swarmstead.spec.HostName;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** The stewards on the hosts that were seen. */
public record StewardState(SequencedMap<HostName, OnHost> hosts) {
    /**
     * One host.
     *
     * @param differing files of ours that are not as they shall be
     * @param unit the service
     * @param delivered the program that it shall run lies there
     * @param version the digest of the program that the service runs, or would; empty where there is none
     * @param report what it says; none where it does not answer
     */
    public record OnHost(
            List<HostFile> differing, Unit unit, boolean delivered, String version, Optional<StewardReport> report) {}
}
