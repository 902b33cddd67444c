package io.swarmstead.cli;

import io.swarmstead.certificates.CertificateStatus;
import io.swarmstead.certificates.CertificateSurvey;
import io.swarmstead.spec.Problem;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Parameters;

/** The parameter that names a certificate. */
final class KnownCertificate {
    @Parameters(paramLabel = "NAME", description = "A host name, such as wiki.example.org.")
    private String name = "";

    /** The one that covers the name. */
    CertificateStatus in(CertificateSurvey survey) {
        String wanted = name.toLowerCase(Locale.ROOT);
        return survey.statuses().values().stream()
                .filter(one -> one.name().equals(wanted) || one.names().contains(wanted))
                .findFirst()
                .orElseThrow(() -> Stopped.wrongInput(List.of(new Problem(
                        "there is no certificate for " + name,
                        survey.statuses().isEmpty()
                                ? "no authority outside is asked for any: certificates in cloud.yaml, or a route, is missing"
                                : "there is one for each of: "
                                        + String.join(", ", survey.statuses().keySet()),
                        "swarmstead certificate ls"))));
    }
}
