package io.swarmstead.acme;

import java.util.List;
import java.util.Optional;

/**
 * All that is kept of one certificate, written at once.
 *
 * @param issued the newest that may be served
 * @param order the one on its way
 * @param rehearsed the names for which the authority's rehearsal has ended well
 */
record CertificateRecord(
        Optional<Issued> issued, Optional<OrderState> order, List<String> rehearsed, Setbacks setbacks) {
    static final CertificateRecord NEW =
            new CertificateRecord(Optional.empty(), Optional.empty(), List.of(), Setbacks.NONE);

    CertificateRecord {
        rehearsed = List.copyOf(rehearsed);
    }

    CertificateRecord with(Issued certificate) {
        return new CertificateRecord(Optional.of(certificate), order, rehearsed, setbacks);
    }

    /** A step forward. */
    CertificateRecord with(OrderState next) {
        return new CertificateRecord(issued, Optional.of(next), rehearsed, setbacks.goneOn());
    }

    CertificateRecord with(Setbacks more) {
        return new CertificateRecord(issued, order, rehearsed, more);
    }

    CertificateRecord withoutOrder() {
        return new CertificateRecord(issued, Optional.empty(), rehearsed, setbacks);
    }

    CertificateRecord rehearsedFor(List<String> names) {
        return new CertificateRecord(issued, order, names, setbacks);
    }
}
