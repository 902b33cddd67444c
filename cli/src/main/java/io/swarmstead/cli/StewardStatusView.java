package io.swarmstead.cli;

import io.swarmstead.spec.HostName;
import io.swarmstead.steward.Condition;
import io.swarmstead.steward.StewardReport;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** What the stewards say, for people and for programs; a steward that does not answer has no report. */
record StewardStatusView(SequencedMap<HostName, Optional<StewardReport>> reports, Instant now) {
    boolean well() {
        return reports.values().stream()
                .allMatch(report -> report.filter(StewardReport::well).isPresent());
    }

    List<String> lines(Output output) {
        int names = reports.keySet().stream()
                .mapToInt(host -> host.value().length())
                .max()
                .orElse(0);
        return reports.entrySet().stream()
                .map(entry -> "%s %s  %s"
                        .formatted(
                                mark(entry.getValue(), output),
                                entry.getKey().value()
                                        + " "
                                                .repeat(names
                                                        - entry.getKey().value().length()),
                                entry.getValue().map(this::line).orElse("the steward does not answer")))
                .toList();
    }

    private static String mark(Optional<StewardReport> report, Output output) {
        return report.filter(StewardReport::well).isPresent()
                ? output.paint(Style.GREEN, "✓")
                : output.paint(Style.RED, "✗");
    }

    private String line(StewardReport report) {
        return report.conditions().stream().map(this::words).collect(Collectors.joining("; ")) + "; runs for "
                + Age.of(report.since(), now);
    }

    private String words(Condition condition) {
        return condition.good() ? condition.fact() : condition.fact() + ", for " + Age.of(condition.since(), now);
    }

    /** One line of JSON; its shape is kept stable. */
    String json() {
        return JsonMapper.shared()
                .writeValueAsString(reports.entrySet().stream()
                        .map(entry -> entry.getValue()
                                .map(StewardStatusView::answering)
                                .orElseGet(() -> silent(entry.getKey())))
                        .toList());
    }

    private static Map<String, Object> answering(StewardReport report) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("host", report.host().value());
        fields.put("answers", true);
        fields.putAll(report.fields());
        return fields;
    }

    private static Map<String, Object> silent(HostName host) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("host", host.value());
        fields.put("answers", false);
        return fields;
    }
}
