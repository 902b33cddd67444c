package io.swarmstead.cli;

import io.swarmstead.deployment.DeploymentHistory;
import io.swarmstead.deployment.DeploymentHistory.Refused;
import io.swarmstead.deployment.DeploymentRecord;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import tools.jackson.databind.json.JsonMapper;

/** The deployments of a stack, for people and for programs. The files themselves stay where they are recorded. */
record HistoryView(String stack, DeploymentHistory history) {
    List<String> lines(boolean json) {
        if (json) {
            return List.of(json());
        }
        return history.isEmpty()
                ? List.of("no deployment of " + stack + " is recorded")
                : entries(HistoryView::line, record -> line(record.time(), "refused", record.why()), this::unsealed);
    }

    /** Everything by its time. */
    private <T> List<T> entries(
            Function<DeploymentRecord, T> sealed, Function<Refused, T> refused, Function<Instant, T> unsealed) {
        SortedMap<Instant, T> entries = new TreeMap<>();
        history.unsealed().forEach(time -> entries.put(time, unsealed.apply(time)));
        history.refused().forEach(record -> entries.put(record.time(), refused.apply(record)));
        history.records().forEach(record -> entries.put(record.time(), sealed.apply(record)));
        return List.copyOf(entries.values());
    }

    private String unsealed(Instant time) {
        return line(
                time,
                "unsealed",
                "made before there were seals; a container could have written it: stack history %s --show %s"
                        .formatted(stack, time));
    }

    private static String line(Instant time, String outcome, String why) {
        return "%s  %-9s  %s".formatted(time, outcome, why);
    }

    private static String line(DeploymentRecord record) {
        return "%s  %-9s  %s  file %s%s"
                .formatted(
                        record.time(),
                        record.outcome(),
                        record.by(),
                        record.digest().substring(0, 12),
                        record.message().isEmpty() ? "" : "  " + record.message());
    }

    /** One line of JSON; its shape is kept stable. */
    private String json() {
        return JsonMapper.shared()
                .writeValueAsString(entries(
                        HistoryView::entry,
                        record -> entry(record.time(), "refused", record.why()),
                        time -> entry(time, "unsealed", "made before there were seals")));
    }

    private static Map<String, Object> entry(DeploymentRecord record) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("time", record.time().toString());
        entry.put("by", record.by());
        entry.put("digest", record.digest());
        entry.put("outcome", record.outcome().toString());
        entry.put("message", record.message());
        entry.put("plan", record.plan());
        return entry;
    }

    /** Of what is not known to be ours nothing is told but that it is there. */
    private static Map<String, Object> entry(Instant time, String outcome, String why) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("time", time.toString());
        entry.put("outcome", outcome);
        entry.put("message", why);
        return entry;
    }
}
