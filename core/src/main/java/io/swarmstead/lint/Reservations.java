package io.swarmstead.lint;

import io.swarmstead.compose.ComposeFile;
import io.swarmstead.compose.Finding;
import io.swarmstead.lint.Neighbourhood.Room;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * {@code reservation-too-large}: reservations for which there would be no room with one host less.
 *
 * <p>The largest tasks are placed first, each on the emptiest host: a good guess at what a swarm can do, since an exact
 * answer is a knapsack.
 */
final class Reservations implements Rule {
    private static final BigDecimal BILLIONTHS = BigDecimal.valueOf(1_000_000_000L);

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,6}(\\.[0-9]{1,9})?|\\.[0-9]{1,9}");

    /** More tasks of one service than that fit nowhere, and need not be placed one by one to know it. */
    private static final int MOST_TASKS = 10_000;

    private record Demand(Service service, Room room) {}

    @Override
    public List<Finding> check(ComposeFile file, Neighbourhood cloud) {
        List<Demand> demands = Service.of(file).stream()
                .map(service -> new Demand(service, reserved(service)))
                .filter(demand -> demand.room.cpus() > 0 || demand.room.memory() > 0)
                .toList();
        int hosts = cloud.rooms().size();
        return IntStream.range(0, hosts)
                .mapToObj(lost -> without(cloud.rooms(), hosts > 1 ? lost : hosts))
                .map(rooms -> first(demands, rooms))
                .flatMap(Optional::stream)
                .findFirst()
                .map(demand -> finding(demand.service, hosts))
                .stream()
                .toList();
    }

    private static Room reserved(Service service) {
        Part reservations = service.at("deploy", "resources", "reservations");
        return new Room(
                reservations
                        .at("cpus")
                        .text()
                        .filter(cpus -> NUMBER.matcher(cpus).matches())
                        .map(cpus -> new BigDecimal(cpus).multiply(BILLIONTHS).longValue())
                        .orElse(0L),
                reservations.at("memory").text().map(Long::parseLong).orElse(0L));
    }

    private static List<Room> without(List<Room> rooms, int lost) {
        return IntStream.range(0, rooms.size())
                .filter(index -> index != lost)
                .mapToObj(rooms::get)
                .toList();
    }

    /** The first for which there is no room. */
    private static Optional<Demand> first(List<Demand> demands, List<Room> hosts) {
        List<Room> rooms = new ArrayList<>(hosts);
        List<Demand> tasks = new ArrayList<>();
        for (Demand demand : demands) {
            if (demand.service.global()) {
                if (!rooms.stream().allMatch(room -> room.holds(demand.room))) {
                    return Optional.of(demand);
                }
                rooms.replaceAll(room -> room.minus(demand.room));
            } else {
                tasks.addAll(Collections.nCopies(Math.min(demand.service.tasks(), MOST_TASKS), demand));
            }
        }
        tasks.sort(Comparator.comparingLong((Demand task) -> task.room.memory())
                .thenComparingLong(task -> task.room.cpus())
                .reversed());
        return tasks.stream().filter(task -> !placed(task.room, rooms)).findFirst();
    }

    private static boolean placed(Room task, List<Room> rooms) {
        Optional<Room> emptiest =
                rooms.stream().filter(room -> room.holds(task)).max(Comparator.comparingLong(Room::memory));
        emptiest.ifPresent(room -> rooms.set(rooms.indexOf(room), room.minus(task)));
        return emptiest.isPresent();
    }

    private static Finding finding(Service service, int hosts) {
        return service.spot("deploy", "resources", "reservations")
                .warning(
                        "reservation-too-large",
                        hosts > 1 ? "no room for it when a host is away" : "no room for it",
                        "what other tasks and this file reserve leaves too little, so its tasks would wait instead of running",
                        "reserve less, run fewer replicas, or add memory to the hosts");
    }
}
