package io.swarmstead.cli;

import io.swarmstead.certificates.CertificateStatus;
import io.swarmstead.certificates.CertificateSurvey;
import io.swarmstead.host.HostException;
import io.swarmstead.host.OpenSshFleet;
import io.swarmstead.spec.CloudSpec;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

/** {@code swarmstead certificate renew NAME}: a new one although the old one may be good. */
@Command(
        name = "renew",
        description = {
            "Have a certificate made anew now, for example after its key was seen by others, or after what kept it from"
                    + " being renewed was mended. The steward of the swarm's leader does it within seconds.",
            "What is served stays until there is another. The authority's limits are kept."
        },
        footer = {"", "Examples:", "  # do not wait for the next try", "  swarmstead certificate renew wiki.example.org"
        })
final class CertificateRenew implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private CloudOption cloud = new CloudOption();

    @Mixin
    private KnownCertificate certificate = new KnownCertificate();

    CertificateRenew(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws HostException {
        CloudSpec spec = cloud.spec();
        try (OpenSshFleet fleet = cloud.fleet(spec, terminal)) {
            CertificateSurvey survey = CertificateSurvey.of(spec, fleet);
            CertificateStatus one = certificate.in(survey);
            survey.renew(spec, fleet, one);
            terminal.out().line("asked for; swarmstead certificate show %s tells how it goes".formatted(one.name()));
            return ExitCode.OK;
        }
    }
}
