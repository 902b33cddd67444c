package io.swarmstead.cli;

import io.swarmstead.compose.GoDuration;
import io.swarmstead.host.HostException;
import io.swarmstead.host.OpenSshFleet;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.Problem;
import io.swarmstead.steward.JournalEntry;
import io.swarmstead.steward.Journals;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code swarmstead journal}: what the stewards saw change, and what they did. */
@Command(
        name = "journal",
        description = {
            "Tell what the stewards of all hosts saw change, and what they did.",
            "The oldest comes first. For a host that is away its copy on the shared volume is read."
        },
        footer = {
            "",
            "Examples:",
            "  # what happened since yesterday",
            "  swarmstead journal",
            "  # in the last ten minutes",
            "  swarmstead journal --since 10m"
        })
final class JournalCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private CloudOption cloud = new CloudOption();

    @Option(
            names = "--since",
            paramLabel = "TIME",
            defaultValue = "24h",
            description = "Nothing older than an age (10m, 2h30m) or a time (2026-09-01T10:00:00Z); ${DEFAULT-VALUE} by"
                    + " default.")
    private String since = "";

    @Option(names = "--json", description = "Print one line of JSON, the shape of which is kept stable.")
    private boolean json;

    JournalCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws HostException {
        Instant oldest = instant(since, Instant.now())
                .orElseThrow(() -> Stopped.wrongInput(List.of(new Problem(
                        "--since " + since + ": neither an age nor a time",
                        "an age is a number with s, m or h; a time ends with Z",
                        "write for example: --since 2h30m"))));
        CloudSpec spec = cloud.spec();
        try (OpenSshFleet fleet = cloud.fleet(spec, terminal)) {
            Journals journals = Journals.collect(spec, fleet, oldest);
            if (json) {
                terminal.out()
                        .line("["
                                + String.join(
                                        ",",
                                        journals.entries().stream()
                                                .map(JournalEntry::json)
                                                .toList())
                                + "]");
            } else {
                journals.entries().stream().map(JournalCommand::line).forEach(terminal.out()::line);
            }
            Problems.print(journals.unseen(), terminal.err());
            return journals.unseen().isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
        }
    }

    private static String line(JournalEntry entry) {
        return "%s  %s  %s: %s%s"
                .formatted(
                        entry.at().truncatedTo(ChronoUnit.MILLIS),
                        entry.host(),
                        entry.subject(),
                        entry.event(),
                        entry.why().isEmpty() ? "" : " (" + entry.why() + ")");
    }

    /** The time that is meant; none if it is no age and no time. */
    static Optional<Instant> instant(String text, Instant now) {
        Optional<Duration> age =
                GoDuration.parse(text).map(GoDuration::duration).filter(it -> !it.isNegative());
        if (age.isPresent()) {
            return age.map(now::minus);
        }
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
