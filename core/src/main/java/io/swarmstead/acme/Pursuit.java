package io.swarmstead.acme;

import io.swarmstead.acme.OrderState.Answered;
import io.swarmstead.acme.OrderState.Asked;
import io.swarmstead.acme.OrderState.AtAuthority;
import io.swarmstead.acme.OrderState.Decided;
import io.swarmstead.acme.OrderState.Finalized;
import io.swarmstead.acme.OrderState.Placed;
import io.swarmstead.acme.OrderState.Presented;
import io.swarmstead.acme.OrderState.Presenting;
import io.swarmstead.spec.AcmeSpec;
import io.swarmstead.spec.Problem;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.shredzone.acme4j.Account;
import org.shredzone.acme4j.Certificate;
import org.shredzone.acme4j.Login;
import org.shredzone.acme4j.Metadata;
import org.shredzone.acme4j.Order;
import org.shredzone.acme4j.OrderBuilder;
import org.shredzone.acme4j.Status;
import org.shredzone.acme4j.connector.Resource;
import org.shredzone.acme4j.exception.AcmeException;

/** Takes an order one step further, whatever state it was left in. What is stored says how far we are, the authority decides. */
final class Pursuit {
    private static final Duration SHORTEST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

    private final AcmeSpec spec;
    private final Records records;
    private final Accounts accounts;
    private final Proving proving;
    private final Outcomes outcomes;
    private final InstantSource clock;

    Pursuit(AcmeSpec spec, Records records, Accounts accounts, Proving proving, InstantSource clock) {
        this.spec = spec;
        this.records = records;
        this.accounts = accounts;
        this.proving = proving;
        this.outcomes = new Outcomes(spec, records, clock);
        this.clock = clock;
    }

    Progress step(CertificateWant want, CertificateRecord record, OrderState state)
            throws AcmeException, AcmeTrouble, IOException {
        Login login = accounts.login(state.ticket().directory());
        return switch (state) {
            case Decided(var ticket) -> {
                records.write(want, record.with(new Asked(ticket)));
                yield placed(want, record, ticket, place(login, ticket));
            }
            case Asked(var ticket) -> {
                Optional<Order> known = known(login, ticket);
                yield placed(want, record, ticket, known.isPresent() ? known.get() : place(login, ticket));
            }
            case AtAuthority there -> follow(want, record, there, login.bindOrder(Accounts.url(there.order())));
        };
    }

    private Progress placed(CertificateWant want, CertificateRecord record, OrderTicket ticket, Order order)
            throws IOException {
        return next(
                want, record, new Placed(ticket, URI.create(order.getLocation().toString())), "placed the order");
    }

    private Order place(Login login, OrderTicket ticket) throws AcmeException, AcmeTrouble {
        OrderBuilder builder = login.newOrder().domains(ticket.names());
        if (spec.profile().isPresent()) {
            builder.profile(offered(spec.profile().get(), login));
        }
        boolean informs =
                login.getSession().resourceUrlOptional(Resource.RENEWAL_INFO).isPresent();
        ticket.replaces().filter(_ -> informs).ifPresent(builder::replaces);
        return builder.create();
    }

    private static String offered(String profile, Login login) throws AcmeException, AcmeTrouble {
        Metadata authority = login.getSession().getMetadata();
        if (!authority.isProfileAllowed(profile)) {
            throw new AcmeTrouble(new Problem(
                    "the authority has no profile " + profile,
                    authority.getProfiles().isEmpty()
                            ? "it has no profiles"
                            : "it has " + String.join(", ", new TreeSet<>(authority.getProfiles())),
                    "change certificates.profile in cloud.yaml, or delete the line"));
        }
        return profile;
    }

    /**
     * What the authority has of an order that it was asked for. Let's Encrypt does not list orders, and gives the pending
     * one again when it is asked twice; others list them (RFC 8555, section 7.1.2.1).
     */
    private static Optional<Order> known(Login login, OrderTicket ticket) throws AcmeException {
        Account account = login.getAccount();
        account.fetch();
        if (!account.getJSON().contains("orders")) {
            return Optional.empty();
        }
        Optional<Order> newest = Optional.empty();
        for (Iterator<Order> orders = account.getOrders(); orders.hasNext(); ) {
            Order order = orders.next();
            order.fetch();
            if ((order.getStatus() == Status.PENDING || order.getStatus() == Status.READY)
                    && names(order).equals(new HashSet<>(ticket.names()))) {
                newest = Optional.of(order);
            }
        }
        return newest;
    }

    private static Set<String> names(Order order) {
        return order.getIdentifiers().stream()
                .map(identifier -> identifier.getDomain())
                .collect(Collectors.toSet());
    }

    private Progress follow(CertificateWant want, CertificateRecord record, AtAuthority state, Order order)
            throws AcmeException, AcmeTrouble, IOException {
        Optional<Instant> wish = order.fetch();
        return switch (order.getStatus()) {
            case PENDING -> prove(want, record, state, order, wish);
            case READY -> finish(want, record, state, order);
            case PROCESSING -> waiting(state, wish, "the authority signs");
            case VALID -> {
                Certificate certificate = order.getCertificate();
                certificate.download();
                yield outcomes.issued(want, record, state.ticket(), new Chain(certificate.getCertificateChain()));
            }
            default -> {
                cleanUp(want, record, state);
                yield outcomes.refused(want, record, state.ticket(), order);
            }
        };
    }

    private Progress prove(
            CertificateWant want, CertificateRecord record, AtAuthority state, Order order, Optional<Instant> wish)
            throws AcmeException, AcmeTrouble, IOException {
        OrderTicket ticket = state.ticket();
        URI at = state.order();
        return switch (state) {
            case Placed _ -> {
                List<DnsRecord> wanted = proving.records(order);
                yield wanted.isEmpty()
                        ? answer(want, record, order, new Answered(ticket, at, List.of()))
                        : next(want, record, new Presenting(ticket, at, wanted), "chose the records");
            }
            case Presenting presenting -> {
                proving.present(presenting.records());
                yield next(want, record, new Presented(ticket, at, presenting.records()), "put records into the DNS");
            }
            case Presented presented ->
                proving.areSeen(presented.records())
                        ? answer(want, record, order, new Answered(ticket, at, presented.records()))
                        : waiting(state, Optional.empty(), "the records are not seen everywhere");
            case Answered _, Finalized _ -> waiting(state, wish, "the authority looks for the proofs");
        };
    }

    private Progress answer(CertificateWant want, CertificateRecord record, Order order, Answered answered)
            throws AcmeException, AcmeTrouble, IOException {
        proving.answer(order);
        return next(want, record, answered, "told the authority to look");
    }

    private Progress finish(CertificateWant want, CertificateRecord record, AtAuthority state, Order order)
            throws AcmeException, AcmeTrouble, IOException {
        cleanUp(want, record, state);
        order.execute(PrivateKeys.read(state.ticket().key()));
        return next(want, record, new Finalized(state.ticket(), state.order()), "sent the signing request");
    }

    /** The proofs are over, so the records go while it is known which they are. */
    private void cleanUp(CertificateWant want, CertificateRecord record, AtAuthority state)
            throws AcmeTrouble, IOException {
        if (!state.records().isEmpty()) {
            proving.cleanUp(state.records());
            records.write(want, record.with(new Answered(state.ticket(), state.order(), List.of())));
        }
    }

    private Progress next(CertificateWant want, CertificateRecord record, OrderState state, String what)
            throws IOException {
        records.write(want, record.with(state));
        return new Progress.Advanced(what);
    }

    /** As long as the authority wishes, or a quarter of what it took so far. */
    private Progress waiting(OrderState state, Optional<Instant> wish, String what) {
        Instant now = clock.instant();
        Duration usual = Duration.between(state.ticket().since(), now).dividedBy(4);
        Duration wait = wish.map(at -> Duration.between(now, at)).orElse(usual);
        Duration bounded = wait.compareTo(SHORTEST_WAIT) < 0 ? SHORTEST_WAIT : wait;
        return new Progress.Waiting(now.plus(bounded.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : bounded), what);
    }
}
