package io.swarmstead.ingress;

import io.swarmstead.host.HostFile;
import io.swarmstead.spec.HostName;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/** Traefik on the managers that were seen. */
public record IngressState(SequencedMap<HostName, OnHost> hosts) {
    /**
     * One host.
     *
     * @param differing files of ours that are not as they shall be
     * @param oldView HAProxy still serves a view of the engine, as it did before stewards
     * @param image the host has Traefik's image
     * @param pulled which version that is, where it says so
     * @param running which version the host's own Traefik is, where it runs and its image says so
     * @param digests by which registries know that image
     * @param newest what the steward here was told last that the tag stands for
     * @param services with which settings each host's service was deployed, as this host, which may see no leader, tells
     *     it: digests by service
     * @param builds by which digest each service's image is pinned, where it is
     * @param answers Traefik answers on the host's own port
     * @param holdsVip clients come by this host
     */
    public record OnHost(
            List<HostFile> differing,
            boolean oldView,
            boolean image,
            Optional<TraefikVersion> pulled,
            Optional<TraefikVersion> running,
            Set<String> digests,
            Optional<NewestBuild> newest,
            Map<String, String> services,
            Map<String, String> builds,
            boolean answers,
            boolean holdsVip) {
        /** The version that runs and should not. */
        Optional<TraefikVersion> old() {
            return running.filter(TraefikVersion::isOld);
        }
    }

    /** With which settings the service of this host was deployed, if any host can tell. */
    Optional<String> deployed(HostName host) {
        String service = IngressStack.service(host.value());
        return hosts.values().stream()
                .flatMap(seen -> Optional.ofNullable(seen.services().get(service)).stream())
                .findFirst();
    }

    /** By which digest the image of this host's service is pinned, if any host can tell and it is. */
    Optional<String> build(HostName host) {
        String service = IngressStack.service(host.value());
        return hosts.values().stream()
                .flatMap(seen -> Optional.ofNullable(seen.builds().get(service)).stream())
                .findFirst();
    }

    /** What a steward was told last that this tag stands for. */
    Optional<NewestBuild> newest(String tag) {
        return hosts.values().stream()
                .flatMap(host -> host.newest().stream())
                .filter(newest -> newest.tag().equals(tag))
                .max(Comparator.comparing(NewestBuild::at));
    }
}
