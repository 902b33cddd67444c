package io.swarmstead.certificates;

import io.swarmstead.spec.HostName;
import java.util.List;
import java.util.SequencedMap;

/** The authority and the default certificate on the hosts that were seen. */
public record CertificatesState(SequencedMap<HostName, OnHost> hosts) {
    /**
     * One host.
     *
     * @param authority a digest of the authority's certificate and key; empty where it is not complete
     * @param certificate a digest of the default certificate and key; empty where it is not complete
     * @param valid the default certificate is signed by that authority, names what it shall and lives for a while
     * @param outside how those of an authority outside are, as this host knows; empty where none is asked
     */
    public record OnHost(String authority, String certificate, boolean valid, List<CertificateStatus> outside) {
        public OnHost {
            outside = List.copyOf(outside);
        }

        /** Whether the other host holds the very same files. */
        boolean holdsTheSameAs(OnHost other) {
            return authority.equals(other.authority) && certificate.equals(other.certificate) && valid == other.valid;
        }
    }
}
