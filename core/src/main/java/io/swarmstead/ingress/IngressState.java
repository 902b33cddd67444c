package io.swarmstead.ingress;

import io.swarmstead.host.HostFile;
import io.swarmstead.host.Unit;
import io.swarmstead.spec.HostName;
import java.util.List;
import java.util.SequencedMap;

/** Traefik on the managers that were seen. */
public record IngressState(SequencedMap<HostName, OnHost> hosts) {
    /**
     * One host.
     *
     * @param differing files of ours that are not as they shall be
     * @param view the service that serves the read-only view of the engine
     * @param image the host has Traefik's image
     * @param deployed the digest of the stack that runs, as its service is labelled; empty where the host, which may
     *     see no leader, cannot tell or there is none
     * @param answers Traefik answers on the host's own port
     */
    public record OnHost(List<HostFile> differing, Unit view, boolean image, String deployed, boolean answers) {}

    /** Whether any host saw the service, whatever it was deployed with. */
    boolean deployed() {
        return hosts.values().stream().anyMatch(host -> !host.deployed().isEmpty());
    }

    /** Whether any host saw the service, as it shall be. */
    boolean deployed(String digest) {
        return hosts.values().stream().anyMatch(host -> host.deployed().equals(digest));
    }
}
