package io.swarmstead.acme;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.shredzone.acme4j.Login;
import org.shredzone.acme4j.RenewalInfo;
import org.shredzone.acme4j.connector.Resource;
import org.shredzone.acme4j.exception.AcmeException;
import org.shredzone.acme4j.exception.AcmeLazyLoadingException;
import org.shredzone.acme4j.exception.AcmeProtocolException;

/** When a certificate is renewed: when its authority wishes so (RFC 9773), or at a third of its life left. */
final class Renewals {
    /** Twice a day, as Let's Encrypt advises (letsencrypt.org/docs/integration-guide). */
    private static final Duration BETWEEN_QUESTIONS = Duration.ofHours(12);

    /** The authority may want to be asked earlier (RFC 9773, section 4.3.2), but no more often than this. */
    private static final Duration SHORTEST = Duration.ofMinutes(1);

    private static final Duration AFTER_FAILURE = Duration.ofHours(1);

    /** Lives below this are renewed at half, since a third would leave no time for trouble (integration guide). */
    private static final Duration SHORT_LIFE = Duration.ofDays(10);

    private final Accounts accounts;
    private final RandomGenerator random;

    Renewals(Accounts accounts, RandomGenerator random) {
        this.accounts = accounts;
        this.random = random;
    }

    /** When it is to be renewed; an authority's wish counts as long as it leaves a sixth of the life. */
    static Instant due(Issued certificate) {
        Duration life = Duration.between(certificate.notBefore(), certificate.notAfter());
        Instant usual = certificate.notAfter().minus(life.dividedBy(life.compareTo(SHORT_LIFE) < 0 ? 2 : 3));
        Instant latest = certificate.notAfter().minus(life.dividedBy(6));
        return certificate
                .renewal()
                .map(window -> window.at().isBefore(latest) ? window.at() : latest)
                .orElse(usual);
    }

    /** Asks its authority, if it is time to; one that does not answer is asked again later and changes nothing. */
    Issued asked(Issued certificate, Instant now) throws IOException {
        if (now.isBefore(certificate.nextQuestion())) {
            return certificate;
        }
        Optional<String> id = Chain.read(certificate.chain()).renewalId();
        try {
            return id.isPresent()
                    ? answered(certificate, accounts.login(certificate.directory()), now)
                    : certificate.asked(Optional.empty(), now.plus(BETWEEN_QUESTIONS));
        } catch (AcmeException | AcmeProtocolException | AcmeLazyLoadingException | AcmeTrouble _) {
            return certificate.asked(certificate.renewal(), now.plus(AFTER_FAILURE));
        }
    }

    private Issued answered(Issued certificate, Login login, Instant now) throws AcmeException {
        if (login.getSession().resourceUrlOptional(Resource.RENEWAL_INFO).isEmpty()) {
            return certificate.asked(Optional.empty(), now.plus(BETWEEN_QUESTIONS));
        }
        RenewalInfo info = login.bindRenewalInfo(Chain.read(certificate.chain()).leaf());
        Instant again = info.fetch()
                .map(wish -> clamp(wish, now.plus(SHORTEST), now.plus(BETWEEN_QUESTIONS)))
                .orElse(now.plus(BETWEEN_QUESTIONS));
        Instant start = info.getSuggestedWindowStart();
        Instant end = info.getSuggestedWindowEnd();
        if (!start.isBefore(end)) {
            return certificate.asked(certificate.renewal(), again);
        }
        Optional<Issued.RenewalWindow> same = certificate
                .renewal()
                .filter(window -> window.start().equals(start) && window.end().equals(end));
        return certificate.asked(
                same.or(() -> Optional.of(new Issued.RenewalWindow(start, end, between(start, end)))), again);
    }

    private Instant between(Instant start, Instant end) {
        return Instant.ofEpochMilli(random.nextLong(start.toEpochMilli(), end.toEpochMilli()));
    }

    private static Instant clamp(Instant wish, Instant from, Instant to) {
        if (wish.isBefore(from)) {
            return from;
        }
        return wish.isBefore(to) ? wish : to;
    }
}
