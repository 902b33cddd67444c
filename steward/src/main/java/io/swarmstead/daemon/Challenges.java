package io.swarmstead.daemon;

import io.swarmstead.acme.HttpAnswers;
import io.swarmstead.host.Host;
import io.swarmstead.host.HostException;
import io.swarmstead.host.HostFile;
import io.swarmstead.host.Shape;
import io.swarmstead.ingress.IngressNames;
import io.swarmstead.spec.AcmeSpec;
import io.swarmstead.steward.StewardFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Has the challenges of authorities answered on this host, and Traefik led to where that is done: to a
 * {@link ChallengeServer}, an {@link Outpost}. It answers by the
 * account's thumbprint, so it is started anew when that changes, and also when it does not answer.
 */
final class Challenges implements Duty {
    private static final String UNIT = "swarmstead-challenges.service";

    private static final Duration BETWEEN_QUESTIONS = Duration.ofSeconds(30);

    /** It comes from the volume, which every host writes to. */
    private static final Shape THUMBPRINT = Shape.of("the thumbprint of a key", "[A-Za-z0-9_-]{1,128}");

    private final CertificatePlaces places;
    private final Host host;
    private final String address;
    private final Errand opening;
    private final LongSupplier clock;
    private String answered = "";
    private long asked;

    /**
     * Nothing is answered yet.
     *
     * @param address of the host, at which Traefik reaches the answers from its container
     * @param clock nanoseconds, by a clock that nobody sets
     */
    Challenges(CertificatePlaces places, Host host, String address, Errand opening, LongSupplier clock) {
        this.places = places;
        this.host = host;
        this.address = address;
        this.opening = opening;
        this.clock = clock;
    }

    /** A host that is new to ACME has no thumbprint for some seconds. */
    @Override
    public void tick() {
        String thumbprint = thumbprint();
        boolean due = !thumbprint.equals(answered) || clock.getAsLong() - asked >= BETWEEN_QUESTIONS.toNanos();
        if (!thumbprint.isEmpty() && due && opening.begin(() -> open(thumbprint))) {
            answered = thumbprint;
            asked = clock.getAsLong();
        }
    }

    private String thumbprint() {
        try {
            return Files.readString(places.thumbprint()).strip();
        } catch (IOException _) {
            return "";
        }
    }

    private void open(String thumbprint) throws HostException {
        outpost(THUMBPRINT.checked(host.name(), thumbprint)).open(host);
        host.write(HostFile.of(places.challenges().toString(), route(address)));
    }

    /** No more answers on this host; it may have given none. */
    static void close(Host host) throws HostException {
        outpost("").close(host);
    }

    private static Outpost outpost(String thumbprint) {
        return new Outpost(
                UNIT,
                "Answers challenges of certificate authorities",
                "http://127.0.0.1:%d%salive".formatted(AcmeSpec.CHALLENGES, HttpAnswers.PATH),
                "alive." + thumbprint,
                List.of(StewardFiles.ANSWER_CHALLENGES, thumbprint),
                AcmeSpec.CHALLENGES);
    }

    /** What leads Traefik of a host to its steward, before it leads anybody from HTTP to HTTPS. */
    static String route(String address) {
        return """
                http:
                  routers:
                    acme-challenges:
                      entryPoints: [http]
                      rule: PathPrefix(`%s`)
                      priority: %d
                      service: acme-challenges
                  services:
                    acme-challenges:
                      loadBalancer:
                        servers:
                          - url: http://%s:%d
                """.formatted(HttpAnswers.PATH, IngressNames.BEFORE_REDIRECTION, address, AcmeSpec.CHALLENGES);
    }
}
