package io.swarmstead.deployment;

import io.swarmstead.deployment.StackChange.Action;
import io.swarmstead.deployment.StackChange.Kind;
import io.swarmstead.deployment.StackPlan.Pull;
import io.swarmstead.stacks.StackName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Says what a deployment will do, from what is wanted, what was deployed last, and what is there now. A service is left
 * alone only if the file says the same as then and nobody has changed the service since.
 *
 * @param last the last deployment that succeeded
 * @param prune whether services that the file no longer has are removed
 */
record StackPlanner(StackName stack, Optional<DeploymentRecord> last, LiveStack live, boolean prune) {
    /** Keys of a service that change nothing of its tasks; all others are in what the engine starts a task from. */
    private static final List<String> OUTSIDE_OF_TASKS = List.of(
            "deploy.replicas",
            "deploy.labels",
            "deploy.update_config",
            "deploy.rollback_config",
            "deploy.placement.constraints",
            "x-swarmstead");

    /** What is known before the plan and is told with it. */
    record Findings(
            List<StackDefault> defaults, List<DataDirectory> directories, List<Pull> pulls, List<String> notes) {}

    /** @param objects those that came with the file */
    StackPlan plan(StackFile wanted, List<ContentObject> objects, Findings findings) {
        List<String> notes = new ArrayList<>(findings.notes());
        List<StackChange> changes = new ArrayList<>(created(objects));
        changes.addAll(networks(wanted));
        wanted.services().keySet().forEach(name -> service(name, wanted).ifPresent(changes::add));
        changes.addAll(removed(wanted, notes));
        if (!changes.isEmpty()) {
            live.oldObjects(stack, wanted, last)
                    .forEach(object -> changes.add(new StackChange(
                            object.kind(), object.name(), Action.REMOVE, List.of(), "once no service uses it")));
        }
        return new StackPlan(
                stack.value(),
                List.copyOf(changes),
                findings.defaults(),
                findings.directories(),
                findings.pulls(),
                notes);
    }

    private List<StackChange> created(List<ContentObject> objects) {
        return objects.stream()
                .filter(object -> !live.has(object.kind(), object.name()))
                .map(object -> new StackChange(
                        object.kind(),
                        object.name(),
                        Action.CREATE,
                        List.of(),
                        GeneratedSecret.named(object.name()) ? "generated: random letters and digits" : ""))
                .toList();
    }

    private List<StackChange> networks(StackFile wanted) {
        List<StackChange> changes = new ArrayList<>();
        Map<String, Object> before = recorded().section("networks");
        Map<String, Object> after = wanted.section("networks");
        wanted.networks(stack).forEach((own, name) -> {
            if (live.networks().stream().noneMatch(there -> there.name().equals(own))) {
                String promise = live.pool().promise(Tree.mapping(after.get(name)));
                changes.add(new StackChange(Kind.NETWORK, name, Action.CREATE, List.of(), promise));
                return;
            }
            List<FieldChange> fields = FieldChanges.between(before.get(name), after.get(name));
            if (before.containsKey(name) && !fields.isEmpty()) {
                changes.add(new StackChange(
                        Kind.NETWORK,
                        name,
                        Action.CHANGE,
                        fields,
                        "the engine leaves a network that is there as it is; remove the stack first"));
            }
        });
        return changes;
    }

    private Optional<StackChange> service(String name, StackFile wanted) {
        Map<String, Object> service = resolved(wanted, name);
        if (!live.services().containsKey(name)) {
            String reason = recorded().services().containsKey(name) ? "it was there and is gone" : "";
            return Optional.of(new StackChange(Kind.SERVICE, name, Action.CREATE, List.of(), reason));
        }
        if (!recorded().services().containsKey(name)) {
            return Optional.of(new StackChange(
                    Kind.SERVICE,
                    name,
                    restart(service),
                    List.of(),
                    "no deployment of it is recorded: all of it is set"));
        }
        List<FieldChange> fields = FieldChanges.between(resolved(recorded(), name), service);
        if (changedSince(name)) {
            return Optional.of(new StackChange(
                    Kind.SERVICE,
                    name,
                    restart(service),
                    fields,
                    "it is not what the last deployment left: changed by hand, or by one that failed"));
        }
        if (fields.isEmpty()) {
            return Optional.empty();
        }
        Action action = fields.stream().anyMatch(StackPlanner::restarts) ? restart(service) : Action.CHANGE;
        return Optional.of(new StackChange(Kind.SERVICE, name, action, fields, ""));
    }

    private boolean changedSince(String name) {
        return last.filter(record -> Objects.equals(
                        live.services().get(name), record.services().get(name)))
                .isEmpty();
    }

    private static boolean restarts(FieldChange field) {
        return OUTSIDE_OF_TASKS.stream()
                .noneMatch(path -> field.path().equals(path) || field.path().startsWith(path + "."));
    }

    /** The engine's own order is stop-first. */
    private static Action restart(Map<String, Object> service) {
        boolean startFirst = "start-first".equals(Tree.at(service, List.of("deploy", "update_config", "order")));
        return Replicas.single(service) && !startFirst ? Action.RESTART_WITH_OUTAGE : Action.RESTART;
    }

    private List<StackChange> removed(StackFile wanted, List<String> notes) {
        List<String> gone = live.services().keySet().stream()
                .filter(name -> !wanted.services().containsKey(name))
                .toList();
        if (!prune) {
            gone.forEach(name ->
                    notes.add(name + ": the file no longer has this service; it goes on running, --prune removes it"));
            return List.of();
        }
        Stream<StackChange> services = gone.stream().map(name -> removed(Kind.SERVICE, name));
        Stream<StackChange> networks =
                live.oldNetworks(stack, wanted).stream().map(network -> removed(Kind.NETWORK, network.name()));
        return Stream.concat(services, networks).toList();
    }

    private static StackChange removed(Kind kind, String name) {
        return new StackChange(kind, name, Action.REMOVE, List.of(), "the file no longer has it");
    }

    private StackFile recorded() {
        return last.map(record -> new StackFile(record.tree())).orElse(new StackFile(Map.of()));
    }

    /** The service with the names of the objects behind its configs and secrets, which tell their contents apart. */
    private static Map<String, Object> resolved(StackFile stack, String name) {
        Map<String, Object> service = stack.services().getOrDefault(name, Map.of());
        for (Kind kind : List.of(Kind.CONFIG, Kind.SECRET)) {
            String section = ContentObjects.section(kind);
            if (service.containsKey(section)) {
                Map<String, Object> declared = stack.section(section);
                service = Tree.with(
                        service,
                        section,
                        Tree.mappings(service.get(section)).stream()
                                .map(use -> Tree.with(
                                        use,
                                        "object",
                                        Tree.text(
                                                Tree.at(declared, List.of(Tree.text(use.get("source"), ""), "name")),
                                                "")))
                                .toList());
            }
        }
        return service;
    }
}
