package io.swarmstead.cli;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.swarmstead.plan.Impact;
import io.swarmstead.plan.Milestone;
import io.swarmstead.plan.Plan;
import io.swarmstead.plan.Step;
import io.swarmstead.spec.HostName;
import io.swarmstead.spec.Problem;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** A plan as its reader sees it: people before they agree to it, programs with {@code --json}. */
final class PlanView {
    private final Plan plan;

    PlanView(Plan plan) {
        this.plan = plan;
    }

    /** Steps by host in the order of the plan, then what stands in the way. */
    List<String> lines(Output output) {
        if (plan.isEmpty()) {
            return List.of("nothing to do");
        }
        Map<HostName, List<Step>> byHost =
                plan.steps().stream().collect(groupingBy(Step::host, LinkedHashMap::new, toList()));
        List<String> lines = new ArrayList<>();
        byHost.forEach((host, steps) -> {
            lines.add(output.paint(Style.BOLD, host.value()));
            steps.forEach(step -> lines.add("  " + line(step, output)));
        });
        lines.addAll(Problems.lines(plan.obstacles(), output));
        return lines;
    }

    private static String line(Step step, Output output) {
        String line = step.action() + ": " + step.reason();
        return switch (step.impact()) {
            case NONE -> line;
            case RESTART, OUTAGE -> line + " " + output.paint(Style.YELLOW, "[" + word(step.impact()) + "]");
            case DATA_LOSS -> line + " " + output.paint(Style.RED, "[" + word(step.impact()) + "]");
        };
    }

    static String word(Impact impact) {
        return impact.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** One line of JSON; its shape is kept stable. */
    String json() {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeArrayPropertyStart("steps");
            plan.steps().forEach(step -> write(step, json));
            json.writeEndArray();
            json.writeArrayPropertyStart("obstacles");
            plan.obstacles().forEach(problem -> write(problem, json));
            json.writeEndArray();
            json.writeEndObject();
        }
        return text.toString();
    }

    private static void write(Step step, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("host", step.host().value());
        json.writeStringProperty("action", step.action());
        json.writeStringProperty("reason", step.reason());
        json.writeStringProperty("impact", word(step.impact()));
        write("requires", step.requires(), json);
        write("provides", step.provides(), json);
        json.writeEndObject();
    }

    /** Sorted: sets have no order, and the output is to be the same for the same plan. */
    private static void write(String name, Set<Milestone> milestones, JsonGenerator json) {
        json.writeArrayPropertyStart(name);
        milestones.stream().map(Milestone::name).sorted().forEach(json::writeString);
        json.writeEndArray();
    }

    private static void write(Problem problem, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("what", problem.what());
        json.writeStringProperty("why", problem.why());
        json.writeStringProperty("next", problem.next());
        json.writeEndObject();
    }
}
