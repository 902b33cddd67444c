package io.swarmstead.stacks;

import java.util.List;

/**
 * What a service would lose with one host.
 *
 * @param left tasks that would go on running
 * @param running tasks that run now
 * @param volumes the service's own Docker volumes, which stay on that host
 */
public record HostLoss(String host, StackService service, int left, int running, List<String> volumes) {
    /** For every host with a task of the service, by name. A service that runs nowhere has nothing to lose. */
    public static List<HostLoss> of(Inventory inventory, StackService service) {
        List<String> hosts = inventory.tasksOf(service).stream()
                .filter(StackTask::isRunning)
                .map(StackTask::host)
                .sorted()
                .toList();
        return hosts.stream()
                .distinct()
                .map(host -> new HostLoss(
                        host,
                        service,
                        (int) hosts.stream()
                                .filter(other -> !other.equals(host))
                                .count(),
                        hosts.size(),
                        service.volumes()))
                .toList();
    }

    /** Nobody is served until the swarm has placed it anew. */
    public boolean isOutage() {
        return left == 0;
    }
}
