package io.swarmstead.acme;

import io.swarmstead.spec.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.shredzone.acme4j.Authorization;
import org.shredzone.acme4j.Order;
import org.shredzone.acme4j.Status;
import org.shredzone.acme4j.challenge.Challenge;
import org.shredzone.acme4j.challenge.Dns01Challenge;
import org.shredzone.acme4j.challenge.Http01Challenge;
import org.shredzone.acme4j.exception.AcmeException;

/** Proves the names of an order: finds the challenges, prepares what the authority looks for, and tells it to look. */
final class Proving {
    private final Proofs proofs;

    Proving(Proofs proofs) {
        this.proofs = proofs;
    }

    /** The records that shall be in the DNS before the authority looks; none where names are proved over HTTP. */
    List<DnsRecord> records(Order order) throws AcmeException, AcmeTrouble {
        List<DnsRecord> records = new ArrayList<>();
        if (proofs.dns().isPresent()) {
            for (Authorization pending : pending(order)) {
                Dns01Challenge challenge = challenge(pending, Dns01Challenge.class, "a record in the DNS");
                String name = Dns01Challenge.RECORD_NAME_PREFIX + "."
                        + pending.getIdentifier().getDomain();
                records.add(new DnsRecord(name, challenge.getDigest()));
            }
        }
        return records;
    }

    void present(List<DnsRecord> records) throws AcmeTrouble {
        for (DnsRecord record : records) {
            dns().present(record);
        }
    }

    boolean areSeen(List<DnsRecord> records) throws AcmeTrouble {
        for (DnsRecord record : records) {
            if (!dns().isSeen(record)) {
                return false;
            }
        }
        return true;
    }

    void cleanUp(List<DnsRecord> records) throws AcmeTrouble {
        for (DnsRecord record : records) {
            dns().cleanUp(record);
        }
    }

    /** Tells the authority to look, for every name that it has not been told of. */
    void answer(Order order) throws AcmeException, AcmeTrouble {
        List<Challenge> challenges = new ArrayList<>();
        for (Authorization pending : pending(order)) {
            challenges.add(
                    proofs.dns().isPresent()
                            ? challenge(pending, Dns01Challenge.class, "a record")
                            : overHttp(pending));
        }
        for (Challenge challenge : challenges) {
            if (challenge.getStatus() == Status.PENDING) {
                challenge.trigger();
            }
        }
    }

    private Challenge overHttp(Authorization pending) throws AcmeTrouble {
        Http01Challenge challenge = challenge(pending, Http01Challenge.class, "an answer over HTTP");
        proofs.http().check(pending.getIdentifier().getDomain(), challenge.getToken(), challenge.getAuthorization());
        return challenge;
    }

    private static List<Authorization> pending(Order order) throws AcmeException {
        List<Authorization> pending = new ArrayList<>();
        for (Authorization authorization : order.getAuthorizations()) {
            authorization.fetch();
            if (authorization.getStatus() == Status.PENDING) {
                pending.add(authorization);
            }
        }
        return pending;
    }

    private static <C extends Challenge> C challenge(Authorization authorization, Class<C> type, String proof)
            throws AcmeTrouble {
        Optional<C> offered = authorization.findChallenge(type);
        if (offered.isEmpty()) {
            String name = authorization.getIdentifier().getDomain();
            throw new AcmeTrouble(new Problem(
                    "the authority does not take " + proof + " as a proof of " + name,
                    "it offers "
                            + authorization.getChallenges().stream()
                                    .map(Challenge::getType)
                                    .toList(),
                    "add dns below certificates in cloud.yaml, or take it away, as the authority wants it"));
        }
        return offered.get();
    }

    private DnsRecords dns() throws AcmeTrouble {
        return proofs.dns()
                .orElseThrow(() -> new AcmeTrouble(new Problem(
                        "an order has records in the DNS, and nothing says how they are reached",
                        "certificates.dns was taken out of cloud.yaml meanwhile",
                        "write it again until the order is through, or wait until the authority forgets the order")));
    }
}
