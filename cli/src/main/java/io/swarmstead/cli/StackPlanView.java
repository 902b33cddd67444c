package io.swarmstead.cli;

import io.swarmstead.deployment.FieldChange;
import io.swarmstead.deployment.StackChange.Action;
import io.swarmstead.deployment.StackPlan;
import java.util.ArrayList;
import java.util.List;

/** The plan of a deployment as a person reads it before agreeing to it. */
record StackPlanView(StackPlan plan) {
    /** A value that is longer is of no use on a terminal. */
    private static final int LONGEST = 80;

    List<String> lines(Output output) {
        List<String> lines = new ArrayList<>();
        if (plan.nothingToDo()) {
            lines.add("nothing to do: the stack %s is as the file asks".formatted(plan.stack()));
        }
        plan.changes().forEach(change -> {
            lines.add("%s %s %s%s"
                    .formatted(
                            output.paint(style(change.action()), change.action().toString()),
                            change.kind(),
                            output.paint(Style.BOLD, change.name()),
                            change.reason().isEmpty() ? "" : ": " + change.reason()));
            change.fields().forEach(field -> lines.add("  " + line(field)));
        });
        plan.directories()
                .forEach(made -> lines.add("%s directory %s: owner %s, mode %s"
                        .formatted(output.paint(Style.GREEN, "create"), made.path(), made.owner(), made.mode())));
        if (!plan.nothingToDo()) {
            plan.pulls().forEach(pull -> lines.add("pull %s on %s".formatted(pull.image(), pull.host())));
            plan.defaults()
                    .forEach(added -> lines.add("default for %s: %s: %s (%s)"
                            .formatted(added.service(), added.path(), added.value(), added.reason())));
        }
        plan.notes().forEach(note -> lines.add("note: " + note));
        return lines;
    }

    private static Style style(Action action) {
        return switch (action) {
            case CREATE -> Style.GREEN;
            case CHANGE -> Style.BOLD;
            case RESTART -> Style.YELLOW;
            case RESTART_WITH_OUTAGE, REMOVE -> Style.RED;
        };
    }

    private static String line(FieldChange field) {
        return "%s: %s -> %s"
                .formatted(
                        field.path(),
                        field.before().map(StackPlanView::shortened).orElse("(not set)"),
                        field.after().map(StackPlanView::shortened).orElse("(not set)"));
    }

    private static String shortened(String value) {
        String line = value.replace("\n", "\\n");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
    }
}
