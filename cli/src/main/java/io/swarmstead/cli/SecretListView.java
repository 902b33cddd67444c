package io.swarmstead.cli;

import io.swarmstead.stacks.Inventory;
import io.swarmstead.stacks.StackObject;
import io.swarmstead.stacks.StackSecrets;
import io.swarmstead.stacks.StackService;
import io.swarmstead.stacks.Survey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The secrets of a stack, for people and for programs. */
record SecretListView(String stack, Survey survey) {
    /** One secret; several objects are there where a rotation was not finished. */
    private record Row(String name, StackObject newest, int objects, List<String> users) {}

    private List<Row> rows() {
        Inventory inventory = survey.inventory();
        List<Row> rows = new ArrayList<>();
        new StackSecrets(survey.manager(), inventory)
                .all(stack)
                .forEach((name, objects) -> rows.add(new Row(
                        name,
                        objects.getFirst(),
                        objects.size(),
                        inventory.users(objects).stream()
                                .map(StackService::name)
                                .toList())));
        return rows;
    }

    List<String> lines() {
        List<List<String>> cells = new ArrayList<>();
        cells.add(List.of("SECRET", "AGE", "USED BY", "OBJECT"));
        rows().forEach(row -> cells.add(List.of(
                row.name(),
                Age.of(row.newest().created(), survey.inventory().now()),
                row.users().isEmpty() ? "nobody" : String.join(" ", row.users()),
                row.newest().name() + (row.objects() > 1 ? " and %d older".formatted(row.objects() - 1) : ""))));
        return Columns.align(cells);
    }

    /** One line of JSON; its shape is kept stable. */
    String json() {
        return JsonMapper.shared()
                .writeValueAsString(Map.of(
                        "secrets", rows().stream().map(SecretListView::json).toList()));
    }

    private static Map<String, Object> json(Row row) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", row.name());
        json.put("object", row.newest().name());
        json.put("objects", row.objects());
        json.put("created", row.newest().created().toString());
        json.put("usedBy", row.users());
        return json;
    }
}
