package io.swarmstead.acme;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is ordered, the same from the decision to the certificate.
 *
 * @param directory of the authority that is asked
 * @param key the certificate's private key, in PEM
 * @param since when it was decided
 * @param replaces the certificate that this one renews, as the authority calls it (RFC 9773, section 4.1)
 */
record OrderTicket(URI directory, List<String> names, String key, Instant since, Optional<String> replaces) {
    OrderTicket {
        names = List.copyOf(names);
    }

    OrderTicket replacingNothing() {
        return new OrderTicket(directory, names, key, since, Optional.empty());
    }

    /** Without the key. */
    @Override
    public String toString() {
        return directory + " " + names;
    }
}
