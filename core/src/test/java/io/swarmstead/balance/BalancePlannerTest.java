package io.swarmstead.balance;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstead.balance.Spread.Update;
import io.swarmstead.balance.Workload.Seat;
import io.swarmstead.deployment.StackNode;
import io.swarmstead.lint.Neighbourhood.Room;
import io.swarmstead.plan.Impact;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which services sit unevenly; on the hosts alpha, beta and gamma, of which the last one came back empty. */
class BalancePlannerTest {
    private static final Update START_FIRST = new Update(true, 1);
    private static final Update STOP_FIRST = new Update(false, 1);

    private final List<Spread> services = new ArrayList<>();
    private final Map<String, Integer> others = new LinkedHashMap<>();
    private final Set<String> away = new HashSet<>();

    private static Map<String, Integer> tasks(int... counts) {
        Map<String, Integer> tasks = new LinkedHashMap<>();
        List<String> hosts = List.of("alpha", "beta", "gamma", "delta", "epsilon");
        IntStream.range(0, counts.length)
                .filter(host -> counts[host] > 0)
                .forEach(host -> tasks.put(hosts.get(host), counts[host]));
        return tasks;
    }

    private static Spread service(String name, Update update, int... counts) {
        return new Spread(
                "shop",
                name,
                IntStream.of(counts).sum(),
                tasks(counts),
                List.of(),
                0,
                new Room(0, 0),
                update,
                List.of());
    }

    private static Spread constrained(Spread service, String constraint) {
        return varied(service, List.of(constraint), 0, service.reserved(), List.of());
    }

    private static Spread atMost(Spread service, int mostOnOne) {
        return varied(service, List.of(), mostOnOne, service.reserved(), List.of());
    }

    private static Spread reserving(Spread service, long memory) {
        return varied(service, List.of(), 0, new Room(0, memory), List.of());
    }

    private static Spread tied(Spread service, String tie) {
        return varied(service, List.of(), 0, service.reserved(), List.of(tie));
    }

    private static Spread varied(
            Spread service, List<String> constraints, int mostOnOne, Room reserved, List<String> ties) {
        return new Spread(
                service.stack(),
                service.name(),
                service.replicas(),
                service.tasks(),
                constraints,
                mostOnOne,
                reserved,
                service.update(),
                ties);
    }

    private BalancePlannerTest with(Spread... some) {
        services.addAll(List.of(some));
        return this;
    }

    /** Of services that are not the planner's, such as global ones. */
    private BalancePlannerTest besides(int... counts) {
        others.putAll(tasks(counts));
        return this;
    }

    private static Workload workload(
            List<String> hosts, Set<String> away, Map<String, Integer> others, List<Spread> services) {
        return new Workload(
                hosts.stream()
                        .map(host -> new Seat(
                                new StackNode(host, !away.contains(host), Map.of("node.hostname", host)),
                                others.getOrDefault(host, 0)
                                        + services.stream()
                                                .mapToInt(service -> service.on(host))
                                                .sum(),
                                new Room(0, 100)))
                        .toList(),
                services);
    }

    private BalancePlan plan() {
        return workload(List.of("alpha", "beta", "gamma"), away, others, services)
                .plan(_ -> true);
    }

    private static List<String> services(BalancePlan plan) {
        return plan.moves().stream().map(BalanceMove::service).toList();
    }

    @Test
    void whereNothingRunsThereIsNothingToDo() {
        assertThat(plan())
                .isEqualTo(new BalancePlan(
                        List.of(), List.of(), new LinkedHashMap<>(Map.of("alpha", 0, "beta", 0, "gamma", 0))));
    }

    @Test
    void aServiceThatSitsUnevenlyIsSpread() {
        assertThat(with(service("shop_web", START_FIRST, 3, 2, 0)).plan().moves())
                .singleElement()
                .satisfies(move -> {
                    assertThat(move.reason()).isEqualTo("alpha has 3 of its tasks, gamma 0");
                    assertThat(move.expected().values()).containsExactlyInAnyOrder(2, 2, 1);
                    assertThat(move.impact()).isEqualTo(Impact.RESTART);
                    assertThat(move.consequence()).isEqualTo("each new task answers before an old one goes");
                });
    }

    @Test
    void aDifferenceOfOneIsEven() {
        assertThat(with(service("shop_web", START_FIRST, 2, 2, 1)).plan().nothingToDo())
                .isTrue();
        assertThat(with(service("shop_small", START_FIRST, 0, 0, 1)).plan().nothingToDo())
                .isTrue();
    }

    @Test
    void anEmptyHostGetsTasksOfServicesThatAreTooSmallForAllHosts() {
        BalancePlan plan = with(
                        service("a_web", START_FIRST, 1, 1, 0),
                        service("b_web", START_FIRST, 1, 1, 0),
                        service("c_web", START_FIRST, 1, 1, 0))
                .besides(1, 1, 1)
                .plan();

        assertThat(services(plan)).containsExactly("a_web", "b_web");
        assertThat(plan.moves().getFirst().reason()).isEqualTo("alpha runs 4 tasks in all, gamma 1");
        assertThat(plan.moves().getFirst().expected()).isEqualTo(Map.of("alpha", 0, "beta", 1, "gamma", 1));
        assertThat(plan.hosts()).isEqualTo(Map.of("alpha", 4, "beta", 4, "gamma", 1));
    }

    @Test
    void aSingleTaskThatIsInterruptedMovesLastAndIsCalledSo() {
        BalancePlan plan = with(
                        service("a_db", STOP_FIRST, 1, 0, 0),
                        service("b_web", START_FIRST, 1, 0, 0),
                        service("c_web", START_FIRST, 1, 0, 0),
                        service("d_web", START_FIRST, 1, 0, 0))
                .plan();

        assertThat(services(plan)).containsExactly("b_web", "c_web");
        assertThat(with(service("e_db", STOP_FIRST, 1, 0, 0), service("f_db", STOP_FIRST, 1, 0, 0))
                        .plan()
                        .moves()
                        .getLast())
                .satisfies(move -> {
                    assertThat(move.service()).isEqualTo("a_db");
                    assertThat(move.impact()).isEqualTo(Impact.OUTAGE);
                    assertThat(move.consequence()).startsWith("interrupted: its only task");
                });
    }

    @Test
    void manyTasksThatAreStoppedInTurnsAreNotInterruptedAndAllAtOnceAre() {
        assertThat(with(service("a_web", STOP_FIRST, 2, 2, 0), service("b_web", new Update(false, 0), 2, 2, 0))
                        .plan()
                        .moves())
                .extracting(BalanceMove::impact)
                .containsExactly(Impact.RESTART, Impact.OUTAGE);
    }

    @Test
    void hostsThatMayNotRunItDoNotCount() {
        away.add("gamma");

        assertThat(with(service("a_web", START_FIRST, 2, 2, 0)).plan().nothingToDo())
                .isTrue();
    }

    @Test
    void constraintsRoomAndLimitsAreKept() {
        assertThat(services(with(
                                constrained(service("a_web", START_FIRST, 2, 2, 0), "node.hostname != gamma"),
                                reserving(service("b_web", START_FIRST, 2, 2, 0), 101),
                                atMost(service("c_web", START_FIRST, 2, 2, 0), 2))
                        .plan()))
                .containsExactly("c_web");
    }

    @Test
    void aHostThatIsFullGetsNoMoreOfAServiceThatItRuns() {
        assertThat(with(reserving(service("a_web", START_FIRST, 3, 1, 1), 101))
                        .plan()
                        .moves())
                .isEmpty();
    }

    @Test
    void whatIsTiedToItsHostIsLeftAndTold() {
        BalancePlan plan = with(
                        tied(service("a_db", STOP_FIRST, 3, 0, 0), "the Docker volume a_db stays on its host"),
                        tied(service("b_db", STOP_FIRST, 1, 0, 0), "the Docker volume b_db stays on its host"))
                .plan();

        assertThat(plan.moves()).isEmpty();
        assertThat(plan.notes())
                .containsExactly(
                        "a_db is left where it is: the Docker volume a_db stays on its host",
                        "b_db is left where it is: the Docker volume b_db stays on its host");
    }

    @Test
    void onlyWhatIsWantedIsMoved() {
        with(service("a_web", START_FIRST, 3, 0, 0), service("b_web", START_FIRST, 3, 0, 0));

        assertThat(services(workload(List.of("alpha", "beta", "gamma"), away, others, services)
                        .plan(service -> service.name().equals("b_web"))))
                .containsExactly("b_web");
    }

    static List<Long> seeds() {
        return new Random(20260901).longs(300).boxed().toList();
    }

    private static Workload random(Random random) {
        List<String> hosts =
                List.of("alpha", "beta", "gamma", "delta", "epsilon").subList(0, 1 + random.nextInt(5));
        Map<String, Integer> others = new HashMap<>();
        hosts.forEach(host -> others.put(host, random.nextInt(4)));
        List<Spread> services = new ArrayList<>();
        for (int service = 0; service < random.nextInt(8); service++) {
            int[] counts = hosts.stream().mapToInt(_ -> random.nextInt(4)).toArray();
            services.add(service("s_" + service, new Update(random.nextBoolean(), random.nextInt(3)), counts));
        }
        return workload(hosts, Set.of(), others, services);
    }

    /** As if the swarm had placed everything as the plan expects. */
    private static Workload after(Workload workload, BalancePlan plan) {
        Map<String, Spread> services = new LinkedHashMap<>();
        workload.services().forEach(service -> services.put(service.name(), service));
        Map<String, Integer> others = new HashMap<>();
        workload.seats()
                .forEach(seat -> others.put(
                        seat.host(),
                        seat.tasks()
                                - workload.services().stream()
                                        .mapToInt(service -> service.on(seat.host()))
                                        .sum()));
        plan.moves()
                .forEach(move -> services.computeIfPresent(move.service(), (_, service) -> {
                    int[] counts = workload.seats().stream()
                            .mapToInt(seat -> move.expected().getOrDefault(seat.host(), 0))
                            .toArray();
                    return service(service.name(), service.update(), counts);
                }));
        return workload(
                workload.seats().stream().map(Seat::host).toList(), Set.of(), others, List.copyOf(services.values()));
    }

    private static int gap(Map<String, Integer> counts) {
        return Collections.max(counts.values()) - Collections.min(counts.values());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void plansKeepEveryTaskAndEndWhereAllIsEven(long seed) {
        Workload workload = random(new Random(seed));
        BalancePlan plan = workload.plan(_ -> true);
        int rounds = 0;
        while (!plan.nothingToDo()) {
            assertThat(plan.moves()).allSatisfy(move -> {
                assertThat(move.expected().values().stream()
                                .mapToInt(Integer::intValue)
                                .sum())
                        .isEqualTo(move.tasks().values().stream()
                                .mapToInt(Integer::intValue)
                                .sum());
                assertThat(gap(move.expected())).isLessThanOrEqualTo(1);
            });
            assertThat(services(plan)).doesNotHaveDuplicates();
            assertThat(++rounds).isLessThanOrEqualTo(20);
            workload = after(workload, plan);
            plan = workload.plan(_ -> true);
        }

        for (Spread service : workload.services()) {
            Map<String, Integer> counts = new HashMap<>();
            workload.seats().forEach(seat -> counts.put(seat.host(), service.on(seat.host())));
            assertThat(gap(counts)).isLessThanOrEqualTo(1);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void nothingIsProposedWhereEveryServiceAndEveryHostIsEven(long seed) {
        Random random = new Random(seed);
        List<String> hosts = List.of("alpha", "beta", "gamma");
        List<Spread> services = new ArrayList<>();
        int[] loads = new int[3];
        for (int service = 0; service < random.nextInt(12); service++) {
            int[] counts = {0, 0, 0};
            for (int task = 0; task < 1 + random.nextInt(7); task++) {
                int emptiest = IntStream.range(0, 3)
                        .boxed()
                        .min((one, other) -> counts[one] != counts[other]
                                ? Integer.compare(counts[one], counts[other])
                                : Integer.compare(loads[one], loads[other]))
                        .orElseThrow();
                counts[emptiest]++;
                loads[emptiest]++;
            }
            services.add(service("s_" + service, new Update(random.nextBoolean(), 1), counts));
        }

        assertThat(workload(hosts, Set.of(), Map.of(), services).plan(_ -> true).moves())
                .isEmpty();
    }
}
