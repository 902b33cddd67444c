package io.swarmstead.lint;

import io.swarmstead.compose.ComposeFile;
import io.swarmstead.compose.Finding;
import java.util.List;
import java.util.Optional;

/**
 * {@code max-replicas}: more tasks than {@code max_replicas_per_node} lets the hosts have, or no place left for the one more that
 * {@code start-first} needs. Where the hosts are not known a cloud has three, and it is said so, as a warning.
 */
final class TasksPerHost implements Rule {
    private static final String NAME = "max-replicas";
    private static final int USUAL = 3;
    private static final String FEWER = "raise max_replicas_per_node, or lower replicas";
    private static final String ORDER = "write update_config: {order: stop-first}, or raise max_replicas_per_node";

    @Override
    public List<Finding> check(ComposeFile file, Neighbourhood cloud) {
        return Service.of(file).stream()
                .flatMap(service -> service.at("deploy", "placement", "max_replicas_per_node").number().stream()
                        .mapToObj(most -> new Bound(service, most, cloud.hosts().size()))
                        .flatMap(bound -> bound.finding().stream()))
                .toList();
    }

    /**
     * How many tasks of a service there may be.
     *
     * @param hosts 0 where they are not known
     */
    private record Bound(Service service, long most, long hosts) {
        private Optional<Finding> finding() {
            if (service.at("deploy", "mode")
                    .text()
                    .filter(mode -> mode.endsWith("-job"))
                    .isPresent()) {
                return Optional.empty();
            }
            return service.global() ? everywhere() : counted();
        }

        private Optional<Finding> everywhere() {
            return most == 1 && startFirst()
                    ? Optional.of(spot().error(
                                    NAME,
                                    "one task on each host, and start-first",
                                    "a new task would be a second one on its host, so no update ever ends",
                                    "write update_config: {order: stop-first}, or remove max_replicas_per_node"))
                    : Optional.empty();
        }

        private Optional<Finding> counted() {
            long tasks = service.tasks();
            long room = most * all();
            long left = most * (all() - 1);
            String why = "%s %s room for %d".formatted(whose(), hosts == 0 ? "has" : "have", room);
            if (tasks > room) {
                return Optional.of(certain("%d of %d tasks never run".formatted(tasks - room, tasks), why, FEWER));
            }
            if (tasks == room && startFirst()) {
                return Optional.of(
                        certain("no place for the task that start-first adds", why + ", so no update ends", ORDER));
            }
            String less = "one host less leaves room for %d".formatted(left);
            if (tasks > left) {
                return Optional.of(spot().warning(
                                NAME,
                                "%d of %d tasks wait while a host is away".formatted(tasks - left, tasks),
                                less,
                                FEWER));
            }
            return tasks == left && startFirst()
                    ? Optional.of(spot().warning(
                                    NAME,
                                    "no place for the task that start-first adds while a host is away",
                                    less + ", so no update ends then",
                                    ORDER))
                    : Optional.empty();
        }

        private long all() {
            return hosts == 0 ? USUAL : hosts;
        }

        private String whose() {
            return hosts == 0 ? "a cloud of three hosts" : "the %d hosts of this cloud".formatted(hosts);
        }

        private Finding certain(String what, String why, String next) {
            return hosts == 0 ? spot().warning(NAME, what, why, next) : spot().error(NAME, what, why, next);
        }

        private boolean startFirst() {
            return service.at("deploy", "update_config", "order").is("start-first");
        }

        private Spot spot() {
            return service.spot("deploy", "placement", "max_replicas_per_node");
        }
    }
}
