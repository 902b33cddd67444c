package io.swarmstead.cli;

import io.swarmstead.host.Answers;
import io.swarmstead.host.HostException;
import io.swarmstead.host.Look;
import io.swarmstead.host.OpenSshFleet;
import io.swarmstead.host.Sighting;
import io.swarmstead.host.Sightings;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.HostName;
import io.swarmstead.steward.StewardReport;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code swarmstead steward status}: what each steward says of its host. */
@Command(
        name = "status",
        description = {
            "Tell what each steward says of its host.",
            "Only looks. The exit code is 0 when every steward answers and finds its host well, otherwise 1."
        },
        footer = {"", "Examples:", "  # how every host finds itself", "  swarmstead steward status"})
final class StewardStatus implements Callable<Integer> {
    private static final String REPORT = "report";

    private final Terminal terminal;

    @Mixin
    private CloudOption cloud = new CloudOption();

    @Option(names = "--json", description = "Print one line of JSON, the shape of which is kept stable.")
    private boolean json;

    StewardStatus(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws HostException {
        CloudSpec spec = cloud.spec();
        try (OpenSshFleet fleet = cloud.fleet(spec, terminal)) {
            StewardStatusView view = new StewardStatusView(
                    reports(fleet.look(_ -> Look.NOTHING.ask(REPORT, StewardReport.QUESTION))), Instant.now());
            if (json) {
                terminal.out().line(view.json());
            } else {
                view.lines(terminal.out()).forEach(terminal.out()::line);
            }
            return view.well() ? ExitCode.OK : ExitCode.SOFTWARE;
        }
    }

    private static SequencedMap<HostName, Optional<StewardReport>> reports(Map<HostName, Sighting<Answers>> sightings) {
        SequencedMap<HostName, Optional<StewardReport>> reports = new LinkedHashMap<>();
        sightings.forEach((host, sighting) -> reports.put(
                host,
                Sightings.whole(host, sighting) instanceof Sighting.Seen<Answers>(var answers)
                        ? StewardReport.read(answers.text(REPORT))
                        : Optional.empty()));
        return reports;
    }
}
