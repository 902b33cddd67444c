package io.swarmstead.cli;

import io.swarmstead.balance.BalanceMove;
import io.swarmstead.balance.BalancePlan;
import io.swarmstead.balance.BalanceResult;
import io.swarmstead.plan.Impact;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** A rebalancing as its reader sees it: people before they agree to it and afterwards, programs with {@code --json}. */
record BalanceView(BalancePlan plan) {
    List<String> lines(Output output) {
        List<String> lines = new ArrayList<>();
        if (plan.nothingToDo()) {
            lines.add("nothing to do: no task has to be placed anew (%s)".formatted(counts(plan.hosts())));
        }
        plan.moves().forEach(move -> {
            lines.add("spread service %s: %s %s"
                    .formatted(
                            output.paint(Style.BOLD, move.service()),
                            move.reason(),
                            output.paint(style(move.impact()), "[" + PlanView.word(move.impact()) + "]")));
            lines.add("  %s; %s".formatted(changes(move), move.consequence()));
        });
        plan.notes().forEach(note -> lines.add("note: " + note));
        return lines;
    }

    private static Style style(Impact impact) {
        return impact == Impact.OUTAGE ? Style.RED : Style.YELLOW;
    }

    /** "alpha 3 -> 2, beta 2, gamma 0 -> 1". */
    private static String changes(BalanceMove move) {
        return move.tasks().entrySet().stream()
                .map(host -> {
                    int expected = move.expected().getOrDefault(host.getKey(), host.getValue());
                    return expected == host.getValue()
                            ? "%s %d".formatted(host.getKey(), expected)
                            : "%s %d -> %d".formatted(host.getKey(), host.getValue(), expected);
                })
                .collect(Collectors.joining(", "));
    }

    private static String counts(Map<String, Integer> hosts) {
        return hosts.entrySet().stream()
                .map(host -> host.getKey() + " " + host.getValue())
                .collect(Collectors.joining(", "));
    }

    /** How each service sits now. */
    static List<String> lines(BalanceResult result) {
        return result.moved().stream()
                .map(moved -> "%s: %s".formatted(moved.service(), counts(moved.after())))
                .toList();
    }

    /** One line of JSON; its shape is kept stable. */
    String json() {
        return JsonMapper.shared().writeValueAsString(Map.of("plan", planJson()));
    }

    /** One line of JSON with what came of it; its shape is kept stable. */
    String json(BalanceResult result) {
        Map<String, Object> ending = new LinkedHashMap<>();
        ending.put("moved", result.moved());
        ending.put("even", result.failure().isEmpty());
        result.failure().ifPresent(problem -> ending.put("problem", Problems.fields(problem)));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("plan", planJson());
        json.put("result", ending);
        return JsonMapper.shared().writeValueAsString(json);
    }

    private Map<String, Object> planJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("hosts", plan.hosts());
        json.put("moves", plan.moves().stream().map(BalanceView::moveJson).toList());
        json.put("notes", plan.notes());
        return json;
    }

    private static Map<String, Object> moveJson(BalanceMove move) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("service", move.service());
        json.put("reason", move.reason());
        json.put("impact", PlanView.word(move.impact()));
        json.put("consequence", move.consequence());
        json.put("tasks", move.tasks());
        json.put("expected", move.expected());
        return json;
    }
}
