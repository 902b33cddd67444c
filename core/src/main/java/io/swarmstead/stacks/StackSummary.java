package io.swarmstead.stacks;

import java.time.Instant;
import java.util.List;

/**
 * A stack in one line.
 *
 * @param running tasks
 * @param desired tasks
 * @param routes {@code https://host} of each of its routers
 * @param changed when one of its services was last changed
 */
public record StackSummary(String name, int services, int running, int desired, List<String> routes, Instant changed) {

    static StackSummary of(String name, List<StackService> services) {
        return new StackSummary(
                name,
                services.size(),
                services.stream().mapToInt(StackService::running).sum(),
                services.stream().mapToInt(StackService::desired).sum(),
                services.stream()
                        .flatMap(service -> service.routes().stream())
                        .distinct()
                        .toList(),
                services.stream()
                        .map(StackService::changed)
                        .max(Instant::compareTo)
                        .orElse(Instant.EPOCH));
    }
}
