package io.swarmstead.balance;

import static java.util.stream.Collectors.toMap;

import io.swarmstead.balance.Workload.Seat;
import io.swarmstead.plan.Impact;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Says which services sit unevenly on the hosts that may run them. Two rules, in this order:
 *
 * <ol>
 *   <li>A service of which one host has at least two tasks more than another is spread.
 *   <li>A service with a task on one host and none on another moves there, while the one has at least two tasks more than
 *       the other in all: so a host that came back empty gets its share of the services that are too small for the first
 *       rule. Those that nobody notices come before those that are interrupted.
 * </ol>
 *
 * <p>Each service moves once at most. Every move of the second rule lessens the sum of the squares of what the hosts carry,
 * so it ends, and where the hosts differ by one at most it proposes nothing. Services are left alone whose data stay on
 * their host, that are spread by a preference of their own, or that do not run whole.
 *
 * @param wanted which services may be moved
 */
record BalancePlanner(Workload workload, Predicate<Spread> wanted) {
    BalancePlan plan() {
        return new Planning().plan();
    }

    /** What the hosts carry as the plan grows. */
    private final class Planning {
        private final SequencedMap<String, Integer> loads = new LinkedHashMap<>();
        private final List<BalanceMove> moves = new ArrayList<>();
        private final Set<String> notes = new LinkedHashSet<>();
        private final List<Spread> rest = new ArrayList<>();

        private BalancePlan plan() {
            workload.seats().forEach(seat -> loads.put(seat.host(), seat.tasks()));
            SequencedMap<String, Integer> now = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(loads));
            workload.services().stream().filter(wanted).forEach(this::spread);
            while (true) {
                Optional<Shift> next = shifts().min(Shift.GENTLEST_FIRST);
                if (next.isEmpty()) {
                    return new BalancePlan(List.copyOf(moves), List.copyOf(notes), now);
                }
                shift(next.get());
            }
        }

        private void spread(Spread service) {
            SequencedMap<String, Integer> tasks = tasks(service);
            if (gap(tasks) < 2) {
                rest.add(service);
                return;
            }
            SequencedMap<String, Integer> level = level(service, tasks);
            if (gap(level) >= gap(tasks) || leftAlone(service)) {
                return;
            }
            move(
                    service,
                    "%s has %d of its tasks, %s %d"
                            .formatted(most(tasks), tasks.get(most(tasks)), least(tasks), tasks.get(least(tasks))),
                    tasks,
                    level);
        }

        /** All its tasks placed anew as the swarm does: where the fewest of the service are, then the fewest in all. */
        private SequencedMap<String, Integer> level(Spread service, SequencedMap<String, Integer> tasks) {
            SequencedMap<String, Integer> level = new LinkedHashMap<>();
            tasks.forEach((host, _) -> level.put(host, 0));
            Map<String, Integer> capacity =
                    workload.seats(service).stream().collect(toMap(Seat::host, seat -> seat.capacity(service)));
            int placed = tasks.values().stream().mapToInt(Integer::intValue).sum();
            for (int task = 0; task < placed; task++) {
                level.keySet().stream()
                        .filter(host -> level.getOrDefault(host, 0) < capacity.getOrDefault(host, 0))
                        .min(Comparator.comparingInt((String host) -> level.getOrDefault(host, 0))
                                .thenComparingInt(host -> load(host) - tasks.getOrDefault(host, 0)))
                        .ifPresent(host -> level.merge(host, 1, Integer::sum));
            }
            return level;
        }

        private Stream<Shift> shifts() {
            return rest.stream().flatMap(service -> {
                SequencedMap<String, Integer> tasks = tasks(service);
                return tasks.keySet().stream()
                        .filter(from -> tasks.getOrDefault(from, 0) == 1)
                        .flatMap(from -> tasks.keySet().stream()
                                .filter(to -> tasks.getOrDefault(to, 0) == 0)
                                .map(to -> new Shift(service, from, to, load(from) - load(to)))
                                .filter(shift -> shift.gap() > 1));
            });
        }

        private void shift(Shift shift) {
            Spread service = shift.service();
            rest.remove(service);
            if (leftAlone(service)) {
                return;
            }
            SequencedMap<String, Integer> tasks = tasks(service);
            SequencedMap<String, Integer> after = new LinkedHashMap<>(tasks);
            after.merge(shift.from(), -1, Integer::sum);
            after.merge(shift.to(), 1, Integer::sum);
            move(
                    service,
                    "%s runs %d tasks in all, %s %d"
                            .formatted(shift.from(), load(shift.from()), shift.to(), load(shift.to())),
                    tasks,
                    after);
        }

        private void move(
                Spread service,
                String reason,
                SequencedMap<String, Integer> tasks,
                SequencedMap<String, Integer> expected) {
            expected.forEach((host, count) -> loads.merge(host, count - tasks.getOrDefault(host, 0), Integer::sum));
            moves.add(new BalanceMove(
                    service.name(),
                    service.stack(),
                    reason,
                    service.impact(),
                    consequence(service),
                    Collections.unmodifiableSequencedMap(tasks),
                    Collections.unmodifiableSequencedMap(expected)));
        }

        private boolean leftAlone(Spread service) {
            service.ties().forEach(tie -> notes.add(service.name() + " is left where it is: " + tie));
            return !service.ties().isEmpty();
        }

        private int load(String host) {
            return loads.getOrDefault(host, 0);
        }
    }

    /** One task that could go from a fuller host to an emptier one, which has {@code gap} tasks less. */
    private record Shift(Spread service, String from, String to, int gap) {
        static final Comparator<Shift> GENTLEST_FIRST = Comparator.comparing(
                        (Shift shift) -> shift.service().impact())
                .thenComparing(Shift::gap, Comparator.reverseOrder())
                .thenComparing(shift -> shift.service().name())
                .thenComparing(Shift::from)
                .thenComparing(Shift::to);
    }

    private SequencedMap<String, Integer> tasks(Spread service) {
        SequencedMap<String, Integer> tasks = new LinkedHashMap<>();
        for (Seat seat : workload.seats(service)) {
            tasks.put(seat.host(), service.on(seat.host()));
        }
        return tasks;
    }

    private static int gap(Map<String, Integer> tasks) {
        return tasks.isEmpty() ? 0 : Collections.max(tasks.values()) - Collections.min(tasks.values());
    }

    private static String most(SequencedMap<String, Integer> tasks) {
        return Collections.max(tasks.entrySet(), Map.Entry.comparingByValue()).getKey();
    }

    private static String least(SequencedMap<String, Integer> tasks) {
        return Collections.min(tasks.entrySet(), Map.Entry.comparingByValue()).getKey();
    }

    private static String consequence(Spread service) {
        if (service.update().startFirst()) {
            return "each new task answers before an old one goes";
        }
        if (service.impact() == Impact.RESTART) {
            return "its tasks are replaced in turns, with fewer of them meanwhile";
        }
        return service.replicas() == 1
                ? "interrupted: its only task is stopped before the new one starts"
                : "interrupted: its tasks are stopped all at once before new ones start";
    }
}
