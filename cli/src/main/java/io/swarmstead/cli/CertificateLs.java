package io.swarmstead.cli;

import io.swarmstead.certificates.CertificateStatus;
import io.swarmstead.certificates.CertificateSurvey;
import io.swarmstead.host.HostException;
import io.swarmstead.host.OpenSshFleet;
import io.swarmstead.spec.CloudSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code swarmstead certificate ls}: every certificate of an authority outside, and how long it lives. */
@Command(
        name = "ls",
        description = {
            "List the certificates that the stewards care for: who issues each, when it ends, when it is renewed.",
            "Only looks. The exit code is 0 when every one is there and nothing keeps it from being renewed, otherwise 1."
        },
        footer = {"", "Examples:", "  # is every name served without a warning", "  swarmstead certificate ls"})
final class CertificateLs implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private CloudOption cloud = new CloudOption();

    @Option(names = "--json", description = "Print one line of JSON, the shape of which is kept stable.")
    private boolean json;

    CertificateLs(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws HostException {
        CloudSpec spec = cloud.spec();
        try (OpenSshFleet fleet = cloud.fleet(spec, terminal)) {
            List<CertificateStatus> all =
                    List.copyOf(CertificateSurvey.of(spec, fleet).statuses().values());
            Instant now = Instant.now();
            if (json) {
                terminal.out().line(CertificateView.json(all, now));
            } else if (spec.acme().isEmpty()) {
                terminal.out().line("every name has the certificate of the cloud's own authority");
            } else if (all.isEmpty()) {
                terminal.out().line("none: there is no route, or no steward has looked yet");
            } else {
                lines(all, now).forEach(terminal.out()::line);
            }
            return all.stream().allMatch(one -> one.good(now)) ? ExitCode.OK : ExitCode.SOFTWARE;
        }
    }

    private static List<String> lines(List<CertificateStatus> all, Instant now) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("NAME", "AUTHORITY", "ENDS IN", "RENEWED IN", "STATE"));
        all.forEach(one -> rows.add(CertificateView.row(one, now)));
        return Columns.align(rows);
    }
}
