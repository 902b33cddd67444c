package io.swarmstead.machine;

import io.swarmstead.spec.HostName;
import java.util.List;
import java.util.SequencedMap;

/** The hosts that were seen, as machines. */
public record MachineState(SequencedMap<HostName, OnHost> hosts) {
    /**
     * One host.
     *
     * @param missing packages that it shall have and has not, or not completely
     * @param names our block of its {@code /etc/hosts}, empty where there is none
     */
    public record OnHost(List<String> missing, String names) {}
}
