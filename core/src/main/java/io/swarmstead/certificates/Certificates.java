package io.swarmstead.certificates;

import io.swarmstead.host.Answers;
import io.swarmstead.host.Look;
import io.swarmstead.host.Sighting;
import io.swarmstead.host.Sightings;
import io.swarmstead.plan.Concern;
import io.swarmstead.plan.Plan;
import io.swarmstead.plan.Verdict;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.HostName;
import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Every host holds the cloud's authority and one and the same default certificate. */
public final class Certificates implements Concern<CertificatesState> {
    /** The directory that Traefik serves from. */
    public static final String SERVED = "/etc/swarmstead/certificates";

    /** What an owner's browser has to trust, on every host. */
    public static final String AUTHORITY_CERTIFICATE = AuthorityPlace.OF_HOST.certificate();

    private static final String AUTHORITY = Look.THERE + """
            there "$1" && [ -s "$1" ] || exit 1
            sha256sum < "$1" || exit 2
            """;

    /** What cannot be read limits nothing; it has no key that fits either. */
    private static final String PERMITTED = Look.THERE + """
            there "$1" || exit 1
            openssl version > /dev/null || exit 2
            openssl x509 -noout -ext nameConstraints -in "$1" 2> /dev/null || exit 1
            """;

    /** Of a certificate and its key. */
    private static final String DIGEST = Look.THERE + """
            set -o pipefail
            there "$1" && there "$2" && [ -s "$1" ] && [ -s "$2" ] || exit 1
            cat -- "$1" "$2" | sha256sum || exit 2
            """;

    /** A certificate is made anew when it has less than this to live. */
    private static final Duration SPARE = Duration.ofDays(60);

    @Override
    public String name() {
        return "certificates";
    }

    @Override
    public Look look(CloudSpec spec, HostName host) {
        Look look = Look.NOTHING
                .ask("authority", AUTHORITY, AUTHORITY_CERTIFICATE)
                .ask("key", AuthorityPlace.KEY, AuthorityPlace.OF_HOST.folder(), AuthorityPlace.OF_HOST.secret())
                .ask("permitted", PERMITTED, AUTHORITY_CERTIFICATE)
                .ask("given-up", Look.CONTENT, AuthorityPlace.OF_HOST.givenUp())
                .ask("certificate", DIGEST, SERVED + "/default.crt", SERVED + "/default.key")
                .ask("names", Look.CONTENT, SERVED + "/default.names")
                .ask(
                        "valid",
                        "openssl verify -CAfile \"$1\" \"$2\" && openssl x509 -noout -checkend \"$3\" -in \"$2\" || exit 1",
                        AUTHORITY_CERTIFICATE,
                        SERVED + "/default.crt",
                        String.valueOf(SPARE.toSeconds()));
        return spec.acme().isEmpty() ? look : look.ask("outside", Look.CONTENT, PublicCertificates.STATUS);
    }

    @Override
    public CertificatesState read(CloudSpec spec, Map<HostName, Sighting<Answers>> sightings) {
        return new CertificatesState(Sightings.seen(
                sightings,
                (_, answers) -> new CertificatesState.OnHost(
                        answers.text("authority").split(" ", 2)[0],
                        key(answers.text("key")),
                        Permitted.read(answers.text("permitted")),
                        answers.text("given-up").lines().collect(Collectors.toSet()),
                        answers.text("certificate"),
                        answers.text("names"),
                        answers.succeeded("valid"),
                        outside(spec, answers))));
    }

    /** What cannot be read is of another version, which the next {@code up} replaces. */
    private static List<CertificateStatus> outside(CloudSpec spec, Answers answers) {
        try {
            return spec.acme().isEmpty() ? List.of() : CertificateStatus.read(answers.text("outside"));
        } catch (IOException _) {
            return List.of();
        }
    }

    private static CertificatesState.Key key(String word) {
        return switch (word) {
            case "" -> CertificatesState.Key.NONE;
            case "sealed" -> CertificatesState.Key.SEALED;
            case "plain" -> CertificatesState.Key.PLAIN;
            default -> CertificatesState.Key.USELESS;
        };
    }

    @Override
    public Plan plan(CloudSpec spec, CertificatesState observed) {
        return new CertificatesPlanner(spec, observed).plan();
    }

    @Override
    public Verdict verdict(CloudSpec spec, CertificatesState observed) {
        long valid = observed.hosts().values().stream()
                .filter(CertificatesState.OnHost::valid)
                .count();
        String fact = "certificate of the cloud's own authority on %d of %d hosts"
                .formatted(valid, spec.hosts().size());
        if (valid < spec.hosts().size()) {
            return Verdict.degraded(fact, "clients of the other hosts see a warning");
        }
        List<HostName> open = observed.hosts().entrySet().stream()
                .filter(host -> host.getValue().key() == CertificatesState.Key.PLAIN)
                .map(Map.Entry::getKey)
                .toList();
        if (!open.isEmpty()) {
            return Verdict.degraded(
                    fact + "; its key lies in plain on "
                            + open.stream().map(HostName::value).collect(Collectors.joining(", ")),
                    "a backup of that host can certify for the cloud: swarmstead up");
        }
        return spec.acme().isPresent() ? outside(observed) : Verdict.well(fact, consequence(spec, observed));
    }

    private static String consequence(CloudSpec spec, CertificatesState observed) {
        String trust = "clients that trust " + AUTHORITY_CERTIFICATE + " see no warning";
        return new CertificatesPlanner(spec, observed)
                .holder()
                .flatMap(holder -> Optional.ofNullable(observed.hosts().get(holder)))
                .map(CertificatesState.OnHost::permitted)
                .flatMap(permitted -> notice(spec, permitted))
                .map(notice -> trust + "; " + notice)
                .orElse(trust);
    }

    private static Optional<String> notice(CloudSpec spec, Permitted permitted) {
        if (!permitted.limited()) {
            return Optional.of("it may certify every name: swarmstead certificate authority");
        }
        List<String> beyond = permitted.beyond(spec);
        return beyond.isEmpty()
                ? Optional.empty()
                : Optional.of("but at " + String.join(", ", beyond) + ": swarmstead certificate authority");
    }

    /** As the host says that knows of most of them; all of them have the same, or will have it within seconds. */
    private static Verdict outside(CertificatesState observed) {
        List<CertificateStatus> all = observed.hosts().values().stream()
                .map(CertificatesState.OnHost::outside)
                .max(Comparator.comparingInt(List::size))
                .orElse(List.of());
        String fact = "%d of %d names have a certificate of the authority that is asked"
                .formatted(all.stream().filter(one -> one.served().isPresent()).count(), all.size());
        return all.stream()
                .filter(one -> one.problem().isPresent())
                .findFirst()
                .map(one -> Verdict.degraded(
                        "%s; %s: %s"
                                .formatted(fact, one.name(), one.problem().get().what()),
                        "what is served stays; it is tried again by itself: swarmstead certificate show " + one.name()))
                .orElseGet(() -> Verdict.well(fact, "they are renewed in time, and served by every manager"));
    }
}
