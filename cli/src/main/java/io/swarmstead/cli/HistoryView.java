package io.swarmstead.cli;

import io.swarmstead.deployment.DeploymentHistory;
import io.swarmstead.deployment.DeploymentRecord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The deployments of a stack, for people and for programs. The files themselves stay where they are recorded. */
record HistoryView(String stack, DeploymentHistory history) {
    List<String> lines(boolean json) {
        if (json) {
            return List.of(json());
        }
        return history.records().isEmpty()
                ? List.of("no deployment of " + stack + " is recorded")
                : history.records().stream().map(HistoryView::line).toList();
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
                .writeValueAsString(
                        history.records().stream().map(HistoryView::entry).toList());
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
}
