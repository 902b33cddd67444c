package io.swarmstead.cli;

import io.swarmstead.cloud.Observation;
import io.swarmstead.plan.Verdict;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.HostSpec;
import io.swarmstead.spec.Problem;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** How a cloud is, for people and for programs. */
final class StatusView {
    private StatusView() {}

    static List<String> lines(CloudSpec spec, Observation observed, Output output) {
        List<String> lines = new ArrayList<>();
        lines.add("cloud " + spec.name() + ": " + word(observed.level(), output));
        int names = observed.verdicts().keySet().stream()
                .mapToInt(String::length)
                .max()
                .orElse(0);
        observed.verdicts()
                .forEach((name, verdict) -> lines.add("%s %s  %s; %s"
                        .formatted(
                                mark(verdict.level(), output),
                                name + " ".repeat(names - name.length()),
                                verdict.fact(),
                                verdict.consequence())));
        lines.addAll(Problems.lines(List.copyOf(observed.unseen().values()), output));
        return lines;
    }

    private static String mark(Verdict.Level level, Output output) {
        return switch (level) {
            case WELL -> output.paint(Style.GREEN, "✓");
            case DEGRADED -> output.paint(Style.YELLOW, "!");
            case DOWN -> output.paint(Style.RED, "✗");
        };
    }

    private static String word(Verdict.Level level, Output output) {
        String word = level.name().toLowerCase(Locale.ROOT);
        return switch (level) {
            case WELL -> output.paint(Style.GREEN, word);
            case DEGRADED -> output.paint(Style.YELLOW, word);
            case DOWN -> output.paint(Style.RED, word);
        };
    }

    /**
     * One line of JSON; its shape is kept stable: {@code cloud}, {@code level} (well, degraded or down),
     * {@code concerns} with {@code name}, {@code level}, {@code fact} and {@code consequence}, and {@code hosts} with
     * {@code name}, {@code address}, {@code seen} and, where it was not, {@code problem}.
     */
    static String json(CloudSpec spec, Observation observed) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeStringProperty("cloud", spec.name());
            json.writeStringProperty("level", observed.level().name().toLowerCase(Locale.ROOT));
            json.writeArrayPropertyStart("concerns");
            observed.verdicts().forEach((name, verdict) -> concern(json, name, verdict));
            json.writeEndArray();
            json.writeArrayPropertyStart("hosts");
            spec.hosts()
                    .forEach(host -> host(
                            json, host, Optional.ofNullable(observed.unseen().get(host.name()))));
            json.writeEndArray();
            json.writeEndObject();
        }
        return text.toString();
    }

    private static void concern(JsonGenerator json, String name, Verdict verdict) {
        json.writeStartObject();
        json.writeStringProperty("name", name);
        json.writeStringProperty("level", verdict.level().name().toLowerCase(Locale.ROOT));
        json.writeStringProperty("fact", verdict.fact());
        json.writeStringProperty("consequence", verdict.consequence());
        json.writeEndObject();
    }

    private static void host(JsonGenerator json, HostSpec host, Optional<Problem> unseen) {
        json.writeStartObject();
        json.writeStringProperty("name", host.name().value());
        json.writeStringProperty("address", host.address());
        json.writeBooleanProperty("seen", unseen.isEmpty());
        unseen.ifPresent(problem -> json.writeStringProperty("problem", problem.what() + ": " + problem.why()));
        json.writeEndObject();
    }
}
