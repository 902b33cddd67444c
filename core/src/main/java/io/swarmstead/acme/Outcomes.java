package io.swarmstead.acme;

import io.swarmstead.spec.AcmeSpec;
import io.swarmstead.spec.Problem;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.shredzone.acme4j.Authorization;
import org.shredzone.acme4j.Order;
import org.shredzone.acme4j.Status;
import org.shredzone.acme4j.challenge.Challenge;
import org.shredzone.acme4j.exception.AcmeException;

/** What comes of an order in the end, and what is counted of it. */
final class Outcomes {
    private final AcmeSpec spec;
    private final Records records;
    private final InstantSource clock;

    Outcomes(AcmeSpec spec, Records records, InstantSource clock) {
        this.spec = spec;
        this.records = records;
        this.clock = clock;
    }

    /** The authority has issued it. A rehearsal's is worth nothing but the proof that it can be had. */
    Progress issued(CertificateWant want, CertificateRecord record, OrderTicket ticket, Chain chain)
            throws IOException {
        Instant now = clock.instant();
        count(LimitLog.Kind.CERTIFICATE, ticket, ticket.names());
        CertificateRecord ended = record.withoutOrder();
        Optional<Problem> fault = chain.fault(ticket.key(), ticket.names(), now);
        if (fault.isPresent()) {
            return held(want, ended.with(record.setbacks().refused(now, Optional.empty(), fault.get())));
        }
        if (!ticket.directory().equals(spec.directory())) {
            // refusals go on counting: what only the rehearsal takes is asked for less and less
            records.write(
                    want,
                    ended.rehearsedFor(ticket.names()).with(record.setbacks().goneOn()));
            return new Progress.Advanced("rehearsed with " + ticket.directory().getHost());
        }
        Issued certificate = new Issued(
                ticket.directory(),
                ticket.names(),
                chain.pem(),
                ticket.key(),
                chain.notBefore(),
                chain.notAfter(),
                Optional.empty(),
                now);
        records.write(want, ended.with(certificate).with(Setbacks.NONE));
        return new Progress.Renewed(certificate);
    }

    /** The authority has given the order up. The next one for the same names begins with a rehearsal, if there is one. */
    Progress refused(CertificateWant want, CertificateRecord record, OrderTicket ticket, Order order)
            throws AcmeException, IOException {
        List<Authorization> unproved = unproved(order);
        List<String> names = unproved.stream()
                .map(authorization -> authorization.getIdentifier().getDomain())
                .toList();
        if (!names.isEmpty()) {
            count(LimitLog.Kind.REFUSAL, ticket, names);
        }
        Instant now = clock.instant();
        Problem problem = new Problem(
                names.isEmpty()
                        ? want.name() + ": the authority gave the order up"
                        : String.join(", ", names) + ": not proved to "
                                + ticket.directory().getHost(),
                why(order, unproved),
                "check that the name leads here from everywhere, over port 80 or with its record in the DNS; it is tried"
                        + " again by itself");
        Optional<Instant> opens = records.limits().opens(ticket.directory(), ticket.names(), false, now);
        CertificateRecord ended = record.withoutOrder().rehearsedFor(List.of());
        return held(want, ended.with(record.setbacks().refused(now, opens, problem)));
    }

    /** Counted before the outcome is stored: after a cut in between, one too many is counted and never one too few. */
    void count(LimitLog.Kind kind, OrderTicket ticket, List<String> names) throws IOException {
        records.write(records.limits().with(new LimitLog.Event(kind, ticket.directory(), clock.instant(), names)));
    }

    private Progress held(CertificateWant want, CertificateRecord record) throws IOException {
        records.write(want, record);
        Setbacks setbacks = record.setbacks();
        return new Progress.Held(setbacks.until().orElseThrow(), setbacks.last().orElseThrow());
    }

    private static List<Authorization> unproved(Order order) throws AcmeException {
        List<Authorization> unproved = new ArrayList<>();
        for (Authorization authorization : order.getAuthorizations()) {
            authorization.fetch();
            if (authorization.getStatus() == Status.INVALID) {
                unproved.add(authorization);
            }
        }
        return unproved;
    }

    private static String why(Order order, List<Authorization> unproved) {
        String errors = unproved.stream()
                .flatMap(authorization -> authorization.getChallenges().stream())
                .map(Challenge::getError)
                .flatMap(Optional::stream)
                .map(Object::toString)
                .collect(Collectors.joining("; "));
        return errors.isEmpty() ? order.getError().map(Object::toString).orElse("it does not say why") : errors;
    }
}
