package io.swarmstead.acme;

import io.swarmstead.acme.OrderState.Asked;
import io.swarmstead.acme.OrderState.AtAuthority;
import io.swarmstead.acme.OrderState.Decided;
import io.swarmstead.spec.AcmeSpec;
import io.swarmstead.spec.Problem;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.shredzone.acme4j.exception.AcmeException;
import org.shredzone.acme4j.exception.AcmeLazyLoadingException;
import org.shredzone.acme4j.exception.AcmeProtocolException;
import org.shredzone.acme4j.exception.AcmeRateLimitedException;
import org.shredzone.acme4j.exception.AcmeServerException;

/**
 * Brings certificates about, one step at a time. Every step is stored, so that another engine on the same store goes on
 * where this one was cut, with the same order. Not thread-safe, and alone on its store.
 */
public final class AcmeEngine {
    private final AcmeSpec spec;
    private final Records records;
    private final Accounts accounts;
    private final Proving proving;
    private final Pursuit pursuit;
    private final Renewals renewals;
    private final InstantSource clock;

    /**
     * Asks nobody yet.
     *
     * @param random chooses moments of renewal
     */
    public AcmeEngine(AcmeSpec spec, AcmeStore store, Proofs proofs, InstantSource clock, RandomGenerator random) {
        this.spec = spec;
        this.records = new Records(store);
        this.accounts = new Accounts(spec, records, clock);
        this.proving = new Proving(proofs);
        this.pursuit = new Pursuit(spec, records, accounts, proving, clock);
        this.renewals = new Renewals(accounts, random);
        this.clock = clock;
    }

    /** What every answer to a challenge ends with; the account's key is made if there is none. */
    public String thumbprint() throws IOException {
        return accounts.thumbprint();
    }

    /** What is to be served; empty where there never was a certificate. */
    public Optional<Issued> certificate(CertificateWant want) throws IOException {
        return records.certificate(want).issued();
    }

    /**
     * Takes one step: asks the authority a few things at most, and never waits for something to become true.
     *
     * @throws IOException if the store fails; nothing is known then, and the step may be taken again
     */
    public Progress advance(CertificateWant want) throws IOException {
        CertificateRecord record = records.certificate(want);
        Setbacks setbacks = record.setbacks();
        Optional<Instant> rest = setbacks.restsUntil(clock.instant());
        if (rest.isPresent()) {
            return new Progress.Held(rest.get(), setbacks.last().orElseThrow());
        }
        Optional<OrderState> order = record.order();
        if (order.isEmpty()) {
            return consider(want, record);
        }
        if (!isWanted(order.get().ticket(), want)) {
            records.write(want, withoutOrder(record));
            return new Progress.Advanced("let an order go that is no longer wanted");
        }
        try {
            return pursuit.step(want, record, order.get());
        } catch (AcmeTrouble trouble) {
            return held(want, records.certificate(want), Optional.empty(), trouble.problem());
        } catch (AcmeException | AcmeProtocolException | AcmeLazyLoadingException e) {
            return meet(want, e);
        }
    }

    /**
     * Begins a new certificate although the one that is there may be good, because a person asks for it. A rest after a
     * setback is over then; the limits stay. Where an order is under way already, that one goes on.
     */
    public Progress renew(CertificateWant want) throws IOException {
        CertificateRecord record = records.certificate(want);
        CertificateRecord rested = record.with(record.setbacks().rested());
        if (record.order().isPresent()) {
            records.write(want, rested);
            return new Progress.Advanced("goes on with the order that is under way");
        }
        Optional<String> replaces = record.issued()
                .filter(certificate -> certificate.directory().equals(spec.directory()))
                .flatMap(certificate -> Chain.read(certificate.chain()).renewalId());
        return decide(want, rested, replaces, clock.instant());
    }

    private boolean isWanted(OrderTicket ticket, CertificateWant want) {
        URI directory = ticket.directory();
        return ticket.names().equals(want.names())
                && (directory.equals(spec.directory())
                        || spec.rehearsal().filter(directory::equals).isPresent());
    }

    private Progress consider(CertificateWant want, CertificateRecord record) throws IOException {
        Instant now = clock.instant();
        Optional<Issued> held = record.issued()
                .filter(certificate -> certificate.directory().equals(spec.directory())
                        && certificate.names().containsAll(want.names()));
        if (held.isEmpty()) {
            return decide(want, record, Optional.empty(), now);
        }
        Issued certificate = renewals.asked(held.get(), now);
        if (!certificate.equals(held.get())) {
            records.write(want, record.with(certificate));
        }
        Instant due = Renewals.due(certificate);
        if (now.isBefore(due)) {
            Instant question = certificate.nextQuestion();
            return new Progress.Current(question.isBefore(due) ? question : due);
        }
        return decide(
                want, record.with(certificate), Chain.read(certificate.chain()).renewalId(), now);
    }

    private Progress decide(CertificateWant want, CertificateRecord record, Optional<String> replaces, Instant now)
            throws IOException {
        boolean known = record.rehearsed().equals(want.names())
                || (replaces.isPresent() && record.setbacks().refusals() == 0);
        URI directory = known ? spec.directory() : spec.rehearsal().orElse(spec.directory());
        LimitLog limits = records.limits();
        Optional<Instant> opens = limits.opens(directory, want.names(), replaces.isPresent(), now);
        if (opens.isPresent()) {
            return new Progress.Held(
                    opens.get(),
                    new Problem(
                            want.name() + ": no order now",
                            "we stay below the limits of " + directory.getHost() + ", and have asked it often enough",
                            "wait: it is tried again by itself; what is served stays"));
        }
        OrderTicket ticket = new OrderTicket(directory, want.names(), PrivateKeys.generate(), now, replaces);
        // counted before it is decided: after a cut in between, one too many is counted and never one too few
        records.write(limits.with(new LimitLog.Event(LimitLog.Kind.ORDER, directory, now, want.names())));
        records.write(want, record.with(new Decided(ticket)));
        return new Progress.Advanced("decided to ask " + directory.getHost());
    }

    private Progress meet(CertificateWant want, Exception e) throws IOException {
        CertificateRecord record = records.certificate(want);
        OrderState order = record.order().orElseThrow();
        OrderTicket ticket = order.ticket();
        Optional<URI> at = order instanceof AtAuthority there ? Optional.of(there.order()) : Optional.empty();
        Failure failure = Failure.of(e, ticket.directory(), at);
        if (order instanceof Asked && ticket.replaces().isPresent() && isAboutTheOrder(e, failure)) {
            // it may not know the certificate that is replaced, or know of another replacement; each says it otherwise
            records.write(want, record.with(new Decided(ticket.replacingNothing())));
            return new Progress.Advanced("ordered as if it were the first");
        }
        return switch (failure) {
            case Failure.AccountForgotten _ -> {
                accounts.forget(ticket.directory());
                String what = "the account is registered anew";
                yield at.isPresent() ? lost(want, record, what) : again(want, record, what);
            }
            case Failure.OrderLost _ -> lost(want, record, "the authority has lost the order");
            case Failure.OnTheWay(var wish, var problem) -> held(want, record, wish, problem);
            case Failure.Refused(var problem) -> {
                // what it has not heard of, it cannot have refused: it does not want our account
                CertificateRecord ended = order instanceof Decided ? record : withoutOrder(record);
                Setbacks setbacks = ended.setbacks().refused(clock.instant(), Optional.empty(), problem);
                records.write(want, ended.with(setbacks));
                yield new Progress.Held(setbacks.until().orElseThrow(), problem);
            }
        };
    }

    private static boolean isAboutTheOrder(Exception e, Failure failure) {
        return e instanceof AcmeServerException
                && !(e instanceof AcmeRateLimitedException)
                && !(failure instanceof Failure.AccountForgotten);
    }

    /** Another order, at once the first time; its own steps are no sign that it will be kept. */
    private Progress lost(CertificateWant want, CertificateRecord record, String what) throws IOException {
        Problem problem = forgetful(what);
        CertificateRecord ended = withoutOrder(record);
        Setbacks setbacks = ended.setbacks().lost(clock.instant(), problem);
        records.write(want, ended.with(setbacks));
        return setbacks.until().isPresent()
                ? new Progress.Held(setbacks.until().get(), problem)
                : new Progress.Advanced(what);
    }

    /** At once the first time, and with a rest when that did not help. */
    private Progress again(CertificateWant want, CertificateRecord record, String what) throws IOException {
        if (record.setbacks().triedAtOnce()) {
            return held(want, record, Optional.empty(), forgetful(what));
        }
        records.write(want, record.with(record.setbacks().once()));
        return new Progress.Advanced(what);
    }

    private static Problem forgetful(String what) {
        return new Problem(
                what + " again and again",
                "the authority does not keep what it was told",
                "wait: it is tried again by itself; what is served stays");
    }

    private Progress held(CertificateWant want, CertificateRecord record, Optional<Instant> wish, Problem problem)
            throws IOException {
        Setbacks setbacks = record.setbacks().onTheWay(clock.instant(), wish, problem);
        records.write(want, record.with(setbacks));
        return new Progress.Held(setbacks.until().orElseThrow(), problem);
    }

    private CertificateRecord withoutOrder(CertificateRecord record) {
        List<DnsRecord> left = record.order()
                .map(order -> order instanceof AtAuthority there ? there.records() : List.<DnsRecord>of())
                .orElse(List.of());
        try {
            proving.cleanUp(left);
        } catch (AcmeTrouble _) {
            // a record that stays proves nothing any more; the next order has other values
        }
        return record.withoutOrder();
    }
}
