package io.swarmstead.certificates;

import io.swarmstead.certificates.CertificatesState.OnHost;
import io.swarmstead.host.Fleet;
import io.swarmstead.host.HostException;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.HostName;
import io.swarmstead.spec.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The cloud's own authority, as its hosts tell of it.
 *
 * @param digest of its certificate, SHA-256
 * @param certifies what it may certify, for people
 * @param limited whether that is less than every name
 * @param beyond addresses of the cloud that it may not certify
 * @param encrypted hosts with a key that only their own root can open
 * @param plain hosts with a key that a backup can be read by
 * @param holders hosts with its certificate
 */
public record AuthoritySurvey(
        String digest,
        String certifies,
        boolean limited,
        List<String> beyond,
        List<HostName> encrypted,
        List<HostName> plain,
        List<HostName> holders) {
    public AuthoritySurvey {
        beyond = List.copyOf(beyond);
        encrypted = List.copyOf(encrypted);
        plain = List.copyOf(plain);
        holders = List.copyOf(holders);
    }

    /**
     * Asks all hosts.
     *
     * @throws HostException if none that answers can sign
     */
    public static AuthoritySurvey of(CloudSpec spec, Fleet fleet) throws HostException {
        Certificates certificates = new Certificates();
        CertificatesState state = certificates.read(spec, fleet.look(host -> certificates.look(spec, host)));
        OnHost authority = new CertificatesPlanner(spec, state)
                .holder()
                .flatMap(holder -> Optional.ofNullable(state.hosts().get(holder)))
                .orElseThrow(() -> new HostException(new Problem(
                        "no host that answers has an authority that can certify for " + spec.domain(),
                        "its key cannot be used, it was given up, or it is another domain's",
                        "swarmstead up makes one, when every host of the spec is up")));
        return of(spec, state, authority);
    }

    private static AuthoritySurvey of(CloudSpec spec, CertificatesState state, OnHost authority) {
        return new AuthoritySurvey(
                authority.authority(),
                authority.permitted().toString(),
                authority.permitted().limited(),
                authority.permitted().beyond(spec),
                with(state, CertificatesState.Key.SEALED),
                with(state, CertificatesState.Key.PLAIN),
                state.hosts().entrySet().stream()
                        .filter(host -> host.getValue().authority().equals(authority.authority()))
                        .map(Map.Entry::getKey)
                        .toList());
    }

    private static List<HostName> with(CertificatesState state, CertificatesState.Key key) {
        return state.hosts().entrySet().stream()
                .filter(host -> host.getValue().key() == key)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Has every host that holds it know that it is not to be the cloud's any more; the next bring-up makes another one. */
    public void giveUp(Fleet fleet) throws HostException {
        for (HostName holder : holders) {
            fleet.host(holder).run(AuthorityPlace.OF_HOST.giveUp());
        }
    }
}
