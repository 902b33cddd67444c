package io.swarmstead.daemon;

import io.swarmstead.alerts.Incident;
import io.swarmstead.certificates.CertificateStatus;
import io.swarmstead.spec.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is wrong with certificates of an authority outside, for the leader's steward to tell.
 *
 * @param status how all of them are, as this host has it
 */
record CertificateTroubles(Path status) implements Troubles {
    /** An authority that is busy is asked again for a while before anybody is told. */
    private static final Duration SETTLES = Duration.ofMinutes(1);

    @Override
    public List<Incident> now(Instant now) throws IOException {
        try {
            return CertificateStatus.read(Files.readString(status)).stream()
                    .flatMap(one -> trouble(one, now).stream())
                    .toList();
        } catch (NoSuchFileException _) {
            return List.of();
        }
    }

    private static Optional<Incident> trouble(CertificateStatus one, Instant now) {
        String meanwhile = one.served()
                .map(served -> "the one that is served ends on " + served.notAfter())
                .orElse("meanwhile the cloud's own authority vouches for it, and browsers warn");
        String next = "swarmstead certificate show " + one.name();
        return one.problem()
                .map(problem ->
                        new Problem(problem.what(), "%s; %s".formatted(problem.why(), meanwhile), problem.next()))
                .or(() -> one.served()
                        .filter(served -> served.expires(now))
                        .map(_ ->
                                new Problem("the certificate for " + one.name() + " was not renewed", meanwhile, next)))
                .map(problem -> new Incident("cloud/certificate/" + one.name(), problem, SETTLES));
    }
}
