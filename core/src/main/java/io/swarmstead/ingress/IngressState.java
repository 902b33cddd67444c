package io.swarmstead.ingress;

import io.swarmstead.host.HostFile;
import io.swarmstead.spec.HostName;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Stream;

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
     * @param services each host's, by name, as this host tells of them, which may see no leader
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
            Map<String, Service> services,
            boolean answers,
            boolean holdsVip) {
        /** The version that runs and should not. */
        Optional<TraefikVersion> old() {
            return running.filter(TraefikVersion::isOld);
        }
    }

    /**
     * Traefik's service of one host.
     *
     * @param settings the digest of those with which it was deployed
     * @param build the digest by which its image is pinned, where it is
     */
    record Service(String settings, Optional<String> build) {}

    /** With which settings the service of this host was deployed, if any host can tell. */
    Optional<String> deployed(HostName host) {
        return services(host).map(Service::settings).findFirst();
    }

    /** By which digest the image of this host's service is pinned, if any host can tell and it is. */
    Optional<String> build(HostName host) {
        return services(host).flatMap(service -> service.build().stream()).findFirst();
    }

    /** That of a host, as each host tells of it. */
    private Stream<Service> services(HostName host) {
        String name = IngressStack.service(host.value());
        return hosts.values().stream()
                .flatMap(seen -> Optional.ofNullable(seen.services().get(name)).stream());
    }

    /** What a steward was told last that this tag stands for. */
    Optional<NewestBuild> newest(String tag) {
        return hosts.values().stream()
                .flatMap(host -> host.newest().stream())
                .filter(newest -> newest.tag().equals(tag))
                .max(Comparator.comparing(NewestBuild::at));
    }
}
