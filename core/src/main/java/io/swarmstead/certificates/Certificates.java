package io.swarmstead.certificates;

import io.swarmstead.host.Answers;
import io.swarmstead.host.Look;
import io.swarmstead.host.Sighting;
import io.swarmstead.host.Sightings;
import io.swarmstead.plan.Concern;
import io.swarmstead.plan.Plan;
import io.swarmstead.plan.Step;
import io.swarmstead.plan.Verdict;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.HostName;
import io.swarmstead.spec.Problem;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every host holds the cloud's authority and one and the same default certificate. */
public final class Certificates implements Concern<CertificatesState> {
    /** The authority's directory: its key never leaves the hosts, and no container sees it. */
    static final String AUTHORITY = "/etc/swarmstead/authority";

    /** The directory that Traefik serves from. */
    public static final String SERVED = "/etc/swarmstead/certificates";

    /** What an owner's browser has to trust, on every host. */
    public static final String AUTHORITY_CERTIFICATE = AUTHORITY + "/ca.crt";

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

    /** What the default certificate is valid for, as openssl writes a subjectAltName. */
    static String names(CloudSpec spec) {
        Stream<String> domains = Stream.of("DNS:" + spec.domain(), "DNS:*." + spec.domain());
        Stream<String> addresses = Stream.concat(
                        spec.vip().stream().map(vip -> vip.address()),
                        spec.hosts().stream().map(host -> host.address()))
                .map(address -> "IP:" + address);
        return Stream.concat(domains, addresses).collect(Collectors.joining(","));
    }

    @Override
    public Look look(CloudSpec spec, HostName host) {
        Look look = Look.NOTHING
                .ask("authority", DIGEST, AUTHORITY + "/ca.crt", AUTHORITY + "/ca.key")
                .ask("certificate", DIGEST, SERVED + "/default.crt", SERVED + "/default.key")
                .ask(
                        "valid",
                        "[ \"$(cat " + SERVED + "/default.names)\" = \"$1\" ]"
                                + " && openssl verify -CAfile " + AUTHORITY + "/ca.crt " + SERVED + "/default.crt"
                                + " && openssl x509 -noout -checkend \"$2\" -in " + SERVED + "/default.crt || exit 1",
                        names(spec),
                        String.valueOf(SPARE.toSeconds()));
        return spec.acme().isEmpty() ? look : look.ask("outside", Look.CONTENT, PublicCertificates.STATUS);
    }

    @Override
    public CertificatesState read(CloudSpec spec, Map<HostName, Sighting<Answers>> sightings) {
        return new CertificatesState(Sightings.seen(
                sightings,
                (_, answers) -> new CertificatesState.OnHost(
                        answers.text("authority"),
                        answers.text("certificate"),
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

    /** The authority that most hosts hold is the cloud's; the first host that holds it is where the others get it from. */
    @Override
    public Plan plan(CloudSpec spec, CertificatesState observed) {
        Optional<HostName> holder = holder(observed);
        if (holder.isEmpty() && observed.hosts().size() < spec.hosts().size()) {
            return new Plan(
                    List.of(),
                    List.of(new Problem(
                            "the certificate authority is not made while a host is away",
                            "that host may hold the one that clients trust already",
                            "bring every host of the spec up, then run: swarmstead up")));
        }
        HostName source = holder.orElse(spec.hosts().getFirst().name());
        CertificatesState.OnHost atSource = observed.hosts().get(source);
        List<Step> steps = new ArrayList<>();
        if (holder.isEmpty()) {
            steps.add(new CertificatesStep.CreateAuthority(source, spec.name()));
        }
        boolean issue = holder.isEmpty() || atSource == null || !atSource.valid();
        if (issue) {
            steps.add(new CertificatesStep.IssueCertificate(source, spec.domain(), names(spec)));
        }
        observed.hosts().forEach((name, host) -> {
            if (!name.equals(source) && (issue || atSource == null || !host.holdsTheSameAs(atSource))) {
                steps.add(new CertificatesStep.CopyCertificates(name, source));
            }
        });
        return new Plan(steps, List.of());
    }

    private static Optional<HostName> holder(CertificatesState observed) {
        return Sightings.holder(observed.hosts(), CertificatesState.OnHost::authority);
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
        return spec.acme().isPresent()
                ? outside(observed)
                : Verdict.well(fact, "clients that trust " + AUTHORITY_CERTIFICATE + " see no warning");
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
