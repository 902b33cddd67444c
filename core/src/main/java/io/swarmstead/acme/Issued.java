package io.swarmstead.acme;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A certificate that was checked and may be served.
 *
 * @param directory of the authority that issued it
 * @param chain the certificate and those above it, without the root, in PEM
 * @param key in PEM
 * @param renewal when the authority wishes to see it renewed; empty before it was asked, and where it does not say
 * @param nextQuestion when the authority is asked again
 */
public record Issued(
        URI directory,
        List<String> names,
        String chain,
        String key,
        Instant notBefore,
        Instant notAfter,
        Optional<RenewalWindow> renewal,
        Instant nextQuestion) {
    public Issued {
        names = List.copyOf(names);
    }

    /**
     * The time in which the authority wishes to see a certificate renewed (RFC 9773, section 4.2).
     *
     * @param at a moment in it, chosen at random once, so that not all of its customers come at the same time
     */
    public record RenewalWindow(Instant start, Instant end, Instant at) {}

    Issued asked(Optional<RenewalWindow> renewal, Instant nextQuestion) {
        return new Issued(directory, names, chain, key, notBefore, notAfter, renewal, nextQuestion);
    }

    /** Without the key. */
    @Override
    public String toString() {
        return names + " of " + directory + " until " + notAfter;
    }
}
