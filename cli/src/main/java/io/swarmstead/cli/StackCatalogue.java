package io.swarmstead.cli;

import io.swarmstead.catalogue.Catalogue;
import io.swarmstead.catalogue.Entry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** {@code swarmstead stack catalogue}: the stacks that are written already. */
@Command(
        name = "catalogue",
        description = "List the stacks that are written already.",
        footer = {
            "",
            "Examples:",
            "  # what there is",
            "  swarmstead stack catalogue",
            "  # take one",
            "  swarmstead stack new nextcloud"
        })
final class StackCatalogue implements Callable<Integer> {
    private final Terminal terminal;

    @Option(names = "--json", description = "Print one line of JSON, the shape of which is kept stable.")
    private boolean json;

    StackCatalogue(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (json) {
            List<Map<String, Object>> entries =
                    Catalogue.entries().stream().map(StackCatalogue::json).toList();
            terminal.out().line(JsonMapper.shared().writeValueAsString(Map.of("entries", entries)));
        } else {
            List<List<String>> rows = new ArrayList<>(List.of(List.of("NAME", "WHAT IT IS")));
            Catalogue.entries().forEach(entry -> rows.add(List.of(entry.name(), entry.title())));
            Columns.align(rows).forEach(terminal.out()::line);
        }
        return ExitCode.OK;
    }

    private static Map<String, Object> json(Entry entry) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", entry.name());
        json.put("title", entry.title());
        json.put("routed", entry.routed());
        json.put("protect", entry.suggestsProtection());
        return json;
    }
}
