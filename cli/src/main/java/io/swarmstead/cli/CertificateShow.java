package io.swarmstead.cli;

import io.swarmstead.certificates.CertificateStatus;
import io.swarmstead.certificates.CertificateSurvey;
import io.swarmstead.host.HostException;
import io.swarmstead.host.OpenSshFleet;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.HostName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

/** {@code swarmstead certificate show NAME}: one certificate, and what each host really shows for its name. */
@Command(
        name = "show",
        description = {
            "Show a certificate, what keeps it from being renewed if anything does, and what every manager serves.",
            "Only looks. The exit code is 0 when it is good and served by every manager that answers, otherwise 1."
        },
        footer = {"", "Examples:", "  # what do clients get", "  swarmstead certificate show wiki.example.org"})
final class CertificateShow implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private CloudOption cloud = new CloudOption();

    @Mixin
    private KnownCertificate certificate = new KnownCertificate();

    CertificateShow(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws HostException {
        CloudSpec spec = cloud.spec();
        try (OpenSshFleet fleet = cloud.fleet(spec, terminal)) {
            CertificateSurvey survey = CertificateSurvey.of(spec, fleet);
            CertificateStatus one = certificate.in(survey);
            SequencedMap<HostName, String> served = survey.served(spec, fleet, one);
            Instant now = Instant.now();
            lines(one, served, now).forEach(terminal.out()::line);
            return one.good(now) && served.values().stream().allMatch(serial -> isThatOf(one, serial))
                    ? ExitCode.OK
                    : ExitCode.SOFTWARE;
        }
    }

    private static boolean isThatOf(CertificateStatus one, String serial) {
        return one.served().filter(known -> known.serial().equals(serial)).isPresent();
    }

    private static List<String> lines(CertificateStatus one, SequencedMap<HostName, String> served, Instant now) {
        List<String> lines = new ArrayList<>();
        lines.add("%s, of %s: %s"
                .formatted(String.join(", ", one.names()), one.authority(), CertificateView.state(one, now)));
        one.problem().ifPresent(problem -> {
            lines.add("  why:  " + problem.why());
            lines.add("  next: " + problem.next());
        });
        one.served().ifPresent(known -> {
            lines.add("serial   " + known.serial());
            lines.add("from     " + known.notBefore());
            lines.add("until    " + known.notAfter() + ", in " + CertificateView.until(known.notAfter(), now));
            lines.add("renewed  " + known.renewal() + ", in " + CertificateView.until(known.renewal(), now));
        });
        served.forEach((host, serial) -> lines.add(
                "%s serves %s".formatted(host, isThatOf(one, serial) ? "it" : serial.isEmpty() ? "nothing" : serial)));
        return lines;
    }
}
