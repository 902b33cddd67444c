package io.swarmstead.cli;

import io.swarmstead.alerts.OpenIncident;
import io.swarmstead.host.HostException;
import io.swarmstead.host.OpenSshFleet;
import io.swarmstead.spec.AlertsSpec;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.stacks.Survey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** {@code swarmstead alerts ls}: what is broken now, and who was told. */
@Command(
        name = "ls",
        description = {
            "List what is broken and has lasted, with who was told of it.",
            "Only looks. The exit code is 0 when nothing is, otherwise 1."
        },
        footer = {"", "Examples:", "  # is there anything to do", "  swarmstead alerts ls"})
final class AlertsLs implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private CloudOption cloud = new CloudOption();

    @Option(names = "--json", description = "Print one line of JSON, the shape of which is kept stable.")
    private boolean json;

    AlertsLs(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws HostException {
        CloudSpec spec = cloud.spec();
        try (OpenSshFleet fleet = cloud.fleet(spec, terminal)) {
            List<OpenIncident> open = OpenIncident.all(Survey.of(spec, fleet).manager(), channels(spec.alerts()));
            if (json) {
                terminal.out()
                        .line(JsonMapper.shared()
                                .writeValueAsString(Map.of(
                                        "incidents",
                                        open.stream().map(AlertsLs::fields).toList())));
            } else {
                lines(open).forEach(terminal.out()::line);
            }
            return open.isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
        }
    }

    private static Set<String> channels(AlertsSpec alerts) {
        Set<String> channels = new TreeSet<>();
        alerts.webhook().ifPresent(_ -> channels.add("webhook"));
        alerts.ntfy().ifPresent(_ -> channels.add("ntfy"));
        alerts.email().ifPresent(_ -> channels.add("email"));
        return channels;
    }

    private static List<String> lines(List<OpenIncident> open) {
        if (open.isEmpty()) {
            return List.of("nothing is broken");
        }
        Instant now = Instant.now();
        List<String> lines = new ArrayList<>();
        open.forEach(incident -> {
            lines.add("%s, for %s; told: %s"
                    .formatted(
                            incident.problem().what(),
                            Age.of(incident.since(), now),
                            incident.told().isEmpty() ? "nobody" : String.join(", ", incident.told())));
            lines.add("  why:  " + incident.problem().why());
            lines.add("  next: " + incident.problem().next());
        });
        return lines;
    }

    private static Map<String, Object> fields(OpenIncident incident) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("incident", incident.key());
        fields.put("what", incident.problem().what());
        fields.put("why", incident.problem().why());
        fields.put("next", incident.problem().next());
        fields.put("since", incident.since().toString());
        fields.put("told", incident.told());
        return fields;
    }
}
