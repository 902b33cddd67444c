package io.swarmstead.spec;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * The publicly trusted authority, or any other that speaks ACME (RFC 8555), that certificates are asked of. All files are
 * those of the managers.
 *
 * @param directory where the authority's addresses begin
 * @param rehearsal a directory of the same authority whose certificates nobody trusts: it is asked first for names that
 *     were never certified, so that a mistake counts against its limits and not against the other's
 * @param email where the authority writes to about the account
 * @param profile the kind of certificate, by the authority's name for it (draft-ietf-acme-profiles)
 * @param trust a file with the roots that vouch for the authority's own web server, besides the system's
 * @param dns how records for DNS-01 are written; without it names are proved by HTTP-01, which no wildcard can be
 * @param names certified besides those of the routes; wildcards begin with {@code *.}
 */
public record AcmeSpec(
        URI directory,
        Optional<URI> rehearsal,
        Optional<String> email,
        Optional<String> profile,
        Optional<Binding> binding,
        Optional<String> trust,
        Optional<DnsSpec> dns,
        List<String> names) {
    /** Let's Encrypt (letsencrypt.org/docs/acme-protocol-updates). */
    public static final URI LETS_ENCRYPT = URI.create("https://acme-v02.api.letsencrypt.org/directory");

    /** Its twin, whose certificates nobody trusts (letsencrypt.org/docs/staging-environment). */
    public static final URI LETS_ENCRYPT_STAGING = URI.create("https://acme-staging-v02.api.letsencrypt.org/directory");

    /**
     * Where the steward of a manager answers challenges over HTTP, for Traefik to pass them on: a port that IANA has
     * assigned to nobody, below those that Linux takes for outgoing connections.
     */
    public static final int CHALLENGES = 9480;

    public AcmeSpec {
        names = List.copyOf(names);
    }

    /**
     * An account that the owner has with the authority already (RFC 8555, section 7.3.4).
     *
     * @param keyId the authority's name for it
     * @param hmacFile the file with its key, in base64url as the authority gave it
     */
    public record Binding(String keyId, String hmacFile) {}

    /** How a record is written into the DNS. */
    public sealed interface DnsSpec {
        /**
         * By an update of the zone (RFC 2136) signed with a shared key (RFC 8945).
         *
         * @param server the name or address of the primary server, with {@code :port} if it is not 53
         * @param zone without a dot at the end
         * @param keyName of the shared key, as the server knows it
         * @param algorithm of the shared key: {@code hmac-sha256} and the like
         * @param secretFile the file with the shared key, in base64
         */
        record Rfc2136(String server, String zone, String keyName, String algorithm, String secretFile)
                implements DnsSpec {}

        /** By a program of the owner's: {@code program present|cleanup NAME VALUE}. */
        record Hook(String program) implements DnsSpec {}
    }
}
