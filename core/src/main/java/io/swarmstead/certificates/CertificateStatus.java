package io.swarmstead.certificates;

import io.swarmstead.spec.Problem;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * How a certificate of an authority outside is, as the steward of the swarm's leader knew it last.
 *
 * @param name what it is called: the first of its names, with {@code _} for {@code *}
 * @param authority the host name of the one that is asked
 * @param served none where there never was one
 * @param step what was done for it last, in the past tense; empty where nothing is to be done
 * @param next when something is done for it again
 * @param problem what keeps it from being made or renewed
 */
public record CertificateStatus(
        String name,
        List<String> names,
        String authority,
        Optional<Served> served,
        String step,
        Instant next,
        Optional<Problem> problem) {
    public CertificateStatus {
        names = List.copyOf(names);
    }

    /**
     * The certificate that clients are shown.
     *
     * @param serial in hexadecimal, lower case, without leading zeros
     * @param renewal when it is to be renewed
     */
    public record Served(String serial, Instant notBefore, Instant notAfter, Instant renewal) {
        /** Whether most of the time that is meant for its renewal has passed: a sixth of its life is left. */
        public boolean expires(Instant now) {
            Duration life = Duration.between(notBefore, notAfter);
            return now.isAfter(notAfter.minus(life.dividedBy(6)));
        }
    }

    /** A name to ask a server by for it; for a wildcard one of those that it covers. */
    public String covered() {
        return names.getFirst().replaceFirst("^\\*", "any");
    }

    /** Whether clients are shown it without a warning for now, and nothing keeps it from being renewed in time. */
    public boolean good(Instant now) {
        return problem.isEmpty()
                && served.filter(certificate -> !certificate.expires(now)).isPresent();
    }

    /** All of them as one line of JSON; nothing in it is secret. */
    public static String json(List<CertificateStatus> all) {
        return JsonMapper.shared().writeValueAsString(all);
    }

    /**
     * What {@link #json} made; none where there is no text.
     *
     * @throws IOException if it is anything else
     */
    public static List<CertificateStatus> read(String json) throws IOException {
        if (json.isBlank()) {
            return List.of();
        }
        try {
            return JsonMapper.shared().readValue(json, new TypeReference<List<CertificateStatus>>() {});
        } catch (JacksonException e) {
            throw new IOException("what is written of the certificates cannot be read", e);
        }
    }
}
