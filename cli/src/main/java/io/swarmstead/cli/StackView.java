package io.swarmstead.cli;

import io.swarmstead.stacks.HostLoss;
import io.swarmstead.stacks.Inventory;
import io.swarmstead.stacks.StackService;
import io.swarmstead.stacks.StackTask;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** One stack, service by service, for people and for programs. */
record StackView(String name, Inventory inventory) {
    List<String> lines(Output output) {
        List<String> lines = new ArrayList<>();
        inventory.services().forEach(service -> lines.addAll(service(service, output)));
        List<String> losses = inventory.services().stream()
                .flatMap(service -> HostLoss.of(inventory, service).stream())
                .filter(loss -> loss.isOutage() || !loss.volumes().isEmpty())
                .map(StackView::sentence)
                .toList();
        lines.add(losses.isEmpty() ? "the loss of any one host leaves every service running" : "with one host:");
        losses.forEach(loss -> lines.add("  " + loss));
        return lines;
    }

    private List<String> service(StackService service, Output output) {
        List<String> lines = new ArrayList<>();
        lines.add(output.paint(Style.BOLD, service.shortName())
                + "  %d/%d%s, changed %s ago"
                        .formatted(
                                service.running(),
                                service.desired(),
                                service.everywhere() ? ", one on every host" : "",
                                Age.of(service.changed(), inventory.now())));
        lines.add("  image     "
                + (service.image().tagged() + " " + service.image().digest().orElse("")).strip());
        row(lines, "routes", service.routes());
        row(lines, "ports", service.ports().stream().map(StackView::port).toList());
        row(lines, "networks", service.networks());
        List<List<String>> tasks = inventory.tasksOf(service).stream()
                .filter(StackTask::isCurrent)
                .map(this::task)
                .toList();
        Columns.align(tasks).forEach(task -> lines.add("  task      " + task));
        inventory
                .lastError(service)
                .ifPresent(error -> lines.add("  failed    %s ago on %s: %s"
                        .formatted(
                                Age.of(error.since(), inventory.now()),
                                error.host().isEmpty() ? "no host" : error.host(),
                                error.error())));
        return lines;
    }

    private static void row(List<String> lines, String name, List<String> values) {
        if (!values.isEmpty()) {
            lines.add("  " + name + " ".repeat(10 - name.length()) + String.join(", ", values));
        }
    }

    private static String port(StackService.Port port) {
        return "%d->%d/%s (%s)".formatted(port.published(), port.target(), port.protocol(), port.mode());
    }

    private List<String> task(StackTask task) {
        String host = task.host().isEmpty() ? "nowhere yet" : task.host();
        return List.of(
                task.slot() > 0 ? String.valueOf(task.slot()) : "",
                inventory.isReady(task.host()) || task.host().isEmpty() ? host : host + " (away)",
                task.state(),
                Age.of(task.since(), inventory.now()));
    }

    private static String sentence(HostLoss loss) {
        String left = loss.isOutage()
                ? "nobody serves until it is placed anew"
                : "%d of %d go on".formatted(loss.left(), loss.running());
        String volumes =
                loss.volumes().isEmpty() ? "" : "; data of this host only: " + String.join(", ", loss.volumes());
        return "%s: %s: %s%s".formatted(loss.host(), loss.service().shortName(), left, volumes);
    }

    /** One line of JSON; its shape is kept stable. */
    String json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", name);
        json.put(
                "services", inventory.services().stream().map(this::serviceJson).toList());
        return JsonMapper.shared().writeValueAsString(json);
    }

    private Map<String, Object> serviceJson(StackService service) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", service.shortName());
        json.put("image", service.image().tagged());
        json.put("digest", service.image().digest().orElse(""));
        json.put("running", service.running());
        json.put("desired", service.desired());
        json.put("everywhere", service.everywhere());
        json.put("changed", service.changed().toString());
        json.put("routes", service.routes());
        json.put("ports", service.ports().stream().map(StackView::portJson).toList());
        json.put("networks", service.networks());
        json.put("volumes", service.volumes());
        json.put(
                "tasks",
                inventory.tasksOf(service).stream()
                        .filter(StackTask::isCurrent)
                        .map(StackView::taskJson)
                        .toList());
        inventory.lastError(service).ifPresent(error -> json.put("lastError", errorJson(error)));
        json.put(
                "oneHostLost",
                HostLoss.of(inventory, service).stream()
                        .map(StackView::lossJson)
                        .toList());
        return json;
    }

    private static Map<String, Object> portJson(StackService.Port port) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("published", port.published());
        json.put("target", port.target());
        json.put("protocol", port.protocol());
        json.put("mode", port.mode());
        return json;
    }

    private static Map<String, Object> taskJson(StackTask task) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("slot", task.slot());
        json.put("host", task.host());
        json.put("state", task.state());
        json.put("since", task.since().toString());
        return json;
    }

    private static Map<String, Object> errorJson(StackTask error) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("host", error.host());
        json.put("at", error.since().toString());
        json.put("error", error.error());
        return json;
    }

    private static Map<String, Object> lossJson(HostLoss loss) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("host", loss.host());
        json.put("left", loss.left());
        json.put("volumes", loss.volumes());
        return json;
    }
}
