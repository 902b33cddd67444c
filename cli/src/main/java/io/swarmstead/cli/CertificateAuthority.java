package io.swarmstead.cli;

import static java.util.stream.Collectors.joining;

import io.swarmstead.certificates.AuthoritySurvey;
import io.swarmstead.certificates.Certificates;
import io.swarmstead.host.HostException;
import io.swarmstead.host.OpenSshFleet;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.HostName;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code swarmstead certificate authority}: what the cloud's own authority may certify, and who has its key. */
@Command(
        name = "authority",
        description = {
            "Show the cloud's own certificate authority: what it may certify, and which hosts have its key.",
            "With --exchange it is given up: the next up makes another one, which every client has to trust anew. What is"
                    + " served stays until then."
        },
        footer = {
            "",
            "Examples:",
            "  # what could somebody certify who has stolen its key",
            "  swarmstead certificate authority",
            "  # another one, that may certify nothing but this cloud",
            "  swarmstead certificate authority --exchange && swarmstead up"
        })
final class CertificateAuthority implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private CloudOption cloud = new CloudOption();

    @Option(names = "--exchange", description = "Have the next up make another one.")
    private boolean exchange;

    CertificateAuthority(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws HostException {
        CloudSpec spec = cloud.spec();
        try (OpenSshFleet fleet = cloud.fleet(spec, terminal)) {
            AuthoritySurvey survey = AuthoritySurvey.of(spec, fleet);
            lines(survey).forEach(terminal.out()::line);
            if (exchange) {
                survey.giveUp(fleet);
                terminal.out()
                        .line("given up; swarmstead up makes another one, and every client has to trust that one anew");
            }
            return ExitCode.OK;
        }
    }

    static List<String> lines(AuthoritySurvey survey) {
        List<String> lines = new ArrayList<>();
        lines.add("certificate  %s, SHA-256 %s".formatted(Certificates.AUTHORITY_CERTIFICATE, survey.digest()));
        lines.add("certifies    " + survey.certifies());
        if (!survey.limited()) {
            lines.add(
                    "  why:  it was made before authorities were limited to their cloud; who steals its key can be anybody");
            lines.add("  next: swarmstead certificate authority --exchange; every client has to trust the new one");
        } else if (!survey.beyond().isEmpty()) {
            lines.add("  but not %s, which came later: there clients see a warning"
                    .formatted(String.join(", ", survey.beyond())));
            lines.add("  next: swarmstead certificate authority --exchange, if that matters");
        }
        lines.add("key          encrypted on " + names(survey.encrypted()));
        if (!survey.plain().isEmpty()) {
            lines.add("             in plain on %s; swarmstead up encrypts it".formatted(names(survey.plain())));
        }
        return lines;
    }

    private static String names(List<HostName> hosts) {
        return hosts.isEmpty() ? "no host" : hosts.stream().map(HostName::value).collect(joining(", "));
    }
}
