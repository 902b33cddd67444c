package io.swarmstead.cli;

import io.swarmstead.host.Folder;
import io.swarmstead.stacks.Inventory;
import io.swarmstead.stacks.StackObject;
import io.swarmstead.stacks.StackRemoval;
import io.swarmstead.stacks.StackService;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** What a removal takes and what it leaves, for people before they agree to it, and for programs. */
record RemovalView(StackRemoval removal) {
    /** Only what stays with the data is there. */
    boolean nothingToDo() {
        return removal.going().isEmpty() && removal.folders().own().isEmpty();
    }

    List<String> lines() {
        Inventory going = removal.going();
        List<String> lines = new ArrayList<>();
        if (nothingToDo()) {
            lines.add("nothing to do: the stack " + removal.name() + " has gone");
        }
        row(lines, "services", services(going));
        row(lines, "networks", names(going.networks()));
        row(lines, "configs", names(going.configs()));
        row(lines, "secrets, their values for good", names(going.secrets()));
        row(lines, "folders, to " + removal.aside(), paths(removal.folders().own()));
        row(lines, "stays, others use it", paths(removal.folders().shared()));
        row(lines, "secrets that stay with its data, until --with-data", names(removal.kept()));
        return lines;
    }

    /** What is told when all of it is done. */
    List<String> done() {
        List<String> lines = new ArrayList<>();
        lines.add("the stack " + removal.name() + " has gone");
        if (!removal.folders().own().isEmpty()) {
            lines.add("its data are in " + removal.aside());
        }
        row(lines, "its data stay, and for them its secrets", names(removal.kept()));
        return lines;
    }

    /** One line of JSON; its shape is kept stable. */
    String json() {
        Inventory going = removal.going();
        Map<String, Object> plan = new LinkedHashMap<>();
        plan.put("services", services(going));
        plan.put("networks", names(going.networks()));
        plan.put("configs", names(going.configs()));
        plan.put("secrets", names(going.secrets()));
        plan.put("folders", paths(removal.folders().own()));
        plan.put("aside", removal.aside());
        plan.put("sharedFolders", paths(removal.folders().shared()));
        plan.put("keptSecrets", names(removal.kept()));
        return JsonMapper.shared().writeValueAsString(Map.of("plan", plan));
    }

    private static List<String> services(Inventory going) {
        return going.services().stream().map(StackService::name).toList();
    }

    private static List<String> paths(List<Folder> folders) {
        return folders.stream().map(Folder::path).toList();
    }

    private static List<String> names(List<StackObject> objects) {
        return objects.stream().map(StackObject::name).toList();
    }

    private static void row(List<String> lines, String title, List<String> names) {
        if (!names.isEmpty()) {
            lines.add(title + ": " + String.join(", ", names));
        }
    }
}
