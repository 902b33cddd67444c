package io.swarmstead.daemon;

import io.swarmstead.certificates.PublicCertificates;
import io.swarmstead.ingress.IngressNames;
import java.nio.file.Path;

/**
 * Where a host has its copies of certificates.
 *
 * @param pairs certificates and keys
 * @param seenAs the same directory, as Traefik has it
 * @param list tells Traefik of the pairs
 * @param challenges tells Traefik who answers the challenges of an authority
 * @param thumbprint what every answer ends with
 * @param status how all of them are
 */
record CertificatePlaces(Path pairs, String seenAs, Path list, Path challenges, Path thumbprint, Path status) {
    /** On a host. */
    static CertificatePlaces ofHost() {
        return new CertificatePlaces(
                Path.of(PublicCertificates.PAIRS),
                "/etc/traefik/certificates/acme",
                Path.of(IngressNames.DYNAMIC, "acme.yml"),
                Path.of(IngressNames.DYNAMIC, "challenges.yml"),
                Path.of(PublicCertificates.THUMBPRINT),
                Path.of(PublicCertificates.STATUS));
    }

    /** All in one directory. */
    static CertificatePlaces in(Path directory) {
        return new CertificatePlaces(
                directory.resolve("pairs"),
                "/pairs",
                directory.resolve("acme.yml"),
                directory.resolve("challenges.yml"),
                directory.resolve("thumbprint"),
                directory.resolve("status.json"));
    }
}
