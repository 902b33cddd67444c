package io.swarmstead.stacks;

import io.swarmstead.swarm.SwarmState;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the swarm holds of stacks, as one manager tells.
 *
 * @param now that manager's clock, to the second
 */
public record Inventory(
        Instant now,
        List<StackService> services,
        List<StackTask> tasks,
        List<SwarmState.Node> nodes,
        List<StackObject> networks,
        List<StackObject> configs,
        List<StackObject> secrets) {

    /** The stacks that have services, without the cloud's own, by name. */
    public List<StackSummary> summaries() {
        return services.stream()
                .map(StackService::stack)
                .filter(stack -> !stack.equals(StackName.OURS))
                .distinct()
                .sorted()
                .map(stack -> StackSummary.of(stack, of(stack).services()))
                .toList();
    }

    /** All names under which something is held. */
    public Set<String> stacks() {
        Set<String> names = new LinkedHashSet<>();
        services.forEach(service -> names.add(service.stack()));
        tasks.forEach(task -> names.add(task.stack()));
        Stream.of(networks, configs, secrets)
                .flatMap(List::stream)
                .map(StackObject::stack)
                .forEach(names::add);
        names.remove("");
        return names;
    }

    /** What is held of one stack; nodes as they are. */
    public Inventory of(String stack) {
        List<StackService> own = services.stream()
                .filter(service -> service.stack().equals(stack))
                .sorted(Comparator.comparing(StackService::name))
                .toList();
        Set<String> ids = Set.copyOf(own.stream().map(StackService::id).toList());
        return new Inventory(
                now,
                own,
                tasks.stream()
                        .filter(task ->
                                ids.contains(task.service()) || task.stack().equals(stack))
                        .toList(),
                nodes,
                of(stack, networks),
                of(stack, configs),
                of(stack, secrets));
    }

    /** The same without some of its secrets. */
    Inventory without(List<StackObject> some) {
        return new Inventory(
                now,
                services,
                tasks,
                nodes,
                networks,
                configs,
                secrets.stream().filter(secret -> !some.contains(secret)).toList());
    }

    /** Whether none of it is there; the nodes are not of it. */
    public boolean isEmpty() {
        return Stream.of(services, tasks, networks, configs, secrets).allMatch(List::isEmpty);
    }

    private static List<StackObject> of(String stack, List<StackObject> objects) {
        return objects.stream().filter(object -> object.stack().equals(stack)).toList();
    }

    /** The service's tasks, those that count first, then the newest. */
    public List<StackTask> tasksOf(StackService service) {
        return tasks.stream()
                .filter(task -> task.service().equals(service.id()))
                .sorted(Comparator.comparing(StackTask::isCurrent)
                        .reversed()
                        .thenComparingInt(StackTask::slot)
                        .thenComparing(StackTask::since, Comparator.reverseOrder()))
                .toList();
    }

    /** What the service's newest task to fail said, if one that is still remembered did. */
    public Optional<StackTask> lastError(StackService service) {
        return tasksOf(service).stream()
                .filter(task -> !task.error().isEmpty())
                .max(Comparator.comparing(StackTask::since));
    }

    /** The services that use one of these objects as a secret. */
    public List<StackService> users(List<StackObject> objects) {
        return services.stream()
                .filter(service -> objects.stream().map(StackObject::id).anyMatch(service.secrets()::contains))
                .toList();
    }

    /** Whether the host answers for its tasks. */
    public boolean isReady(String host) {
        return nodes.stream().anyMatch(node -> node.host().equals(host) && node.ready());
    }
}
