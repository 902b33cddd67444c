package io.swarmstead.certificates;

import io.swarmstead.spec.HostName;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;

/** The authority and the default certificate on the hosts that were seen. */
public record CertificatesState(SequencedMap<HostName, OnHost> hosts) {
    /**
     * One host.
     *
     * @param authority a digest of the authority's certificate; empty where there is none
     * @param key how the authority's key lies there
     * @param permitted what that authority may certify
     * @param givenUp digests of authorities that are not to be the cloud's any more
     * @param certificate a digest of the default certificate and key; empty where it is not complete
     * @param names what the default certificate was made for
     * @param valid the default certificate is signed by that authority and lives for a while
     * @param outside how those of an authority outside are, as this host knows; empty where none is asked
     */
    record OnHost(
            String authority,
            Key key,
            Permitted permitted,
            Set<String> givenUp,
            String certificate,
            String names,
            boolean valid,
            List<CertificateStatus> outside) {
        OnHost {
            givenUp = Set.copyOf(givenUp);
            outside = List.copyOf(outside);
        }

        /** Whether the other host holds the very same certificates. */
        boolean holdsTheSameAs(OnHost other) {
            return authority.equals(other.authority)
                    && certificate.equals(other.certificate)
                    && names.equals(other.names)
                    && valid == other.valid;
        }
    }

    /** How a key of the authority lies on a host. */
    enum Key {
        NONE,
        /** It cannot be opened, or is another one's. */
        USELESS,
        PLAIN,
        SEALED;

        boolean usable() {
            return this == PLAIN || this == SEALED;
        }
    }
}
