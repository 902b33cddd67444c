package io.swarmstead.cli;

import io.swarmstead.stacks.Inventory;
import io.swarmstead.stacks.StackSummary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The stacks of a cloud, for people and for programs. */
final class StackListView {
    private StackListView() {}

    static List<String> lines(Inventory inventory) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("STACK", "TASKS", "CHANGED", "ROUTES"));
        for (StackSummary stack : inventory.summaries()) {
            rows.add(List.of(
                    stack.name(),
                    stack.running() + "/" + stack.desired(),
                    Age.of(stack.changed(), inventory.now()),
                    String.join(" ", stack.routes())));
        }
        return Columns.align(rows);
    }

    /** One line of JSON; its shape is kept stable. */
    static String json(Inventory inventory) {
        return JsonMapper.shared()
                .writeValueAsString(Map.of(
                        "stacks",
                        inventory.summaries().stream().map(StackListView::stack).toList()));
    }

    private static Map<String, Object> stack(StackSummary stack) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", stack.name());
        json.put("services", stack.services());
        json.put("running", stack.running());
        json.put("desired", stack.desired());
        json.put("routes", stack.routes());
        json.put("changed", stack.changed().toString());
        return json;
    }
}
