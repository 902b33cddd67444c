package io.swarmstead.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.swarmstead.balance.BalanceResult.Moved;
import io.swarmstead.cloud.Cloud;
import io.swarmstead.cloud.Clouds;
import io.swarmstead.host.Command;
import io.swarmstead.host.FakeFleet;
import io.swarmstead.host.HostException;
import io.swarmstead.host.Result;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.Problem;
import io.swarmstead.spec.Specs;
import io.swarmstead.stacks.Api;
import io.swarmstead.stacks.OneConfig;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The stack shop has three tasks of web, two of them on alpha and none on gamma, and the swarm is told to place them anew. */
class RebalancingTest {
    private static final CloudSpec SPEC = Specs.threeHosts();
    private static final String NOW = "1788256860000\n";

    private final FakeFleet fleet = Clouds.inPlace(SPEC).fleet();
    private final Deque<List<String>> placements = new ArrayDeque<>();
    private final List<String> heard = new ArrayList<>();
    private String update = "completed";
    private List<String> tasks = List.of("alpha", "alpha", "beta");
    private int running = 3;
    private int parallelism = 1;
    private String order = "start-first";

    private final BalanceListener listener = new BalanceListener() {
        @Override
        public void started(BalanceMove move, int attempt) {
            heard.add("started " + move.service());
        }

        @Override
        public void done(BalanceMove move, int attempt, Duration elapsed) {
            heard.add("done " + move.service());
        }

        @Override
        public void waiting(String what) {
            heard.add(what);
        }
    };

    private final Rebalancing rebalancing = rebalancing(Duration.ofMillis(50));

    private final Rebalancing patient = rebalancing(Duration.ofSeconds(20));

    private Rebalancing rebalancing(Duration longest) {
        return new Rebalancing(new WholeCloud(new Cloud(SPEC, fleet)), "/var/data", "owner@desk", longest);
    }

    private Rebalancing hasty(Supplier<BalanceGate> gate) {
        return new Rebalancing(gate, "/var/data", "owner@desk", Duration.ofSeconds(20), Duration.ofMillis(50));
    }

    @BeforeEach
    void aSwarm() {
        answers("date +%s%3N", NOW);
        answers("http://docker/nodes", Api.nodes());
        fleet.fake("alpha")
                .answers(command -> command.line().contains("desired-state"), _ -> new Result(0, listed(), ""))
                .answers(
                        command -> command.line().contains("services?status=true"), _ -> new Result(0, service(""), ""))
                .answers(command -> command.line().contains("\"id\""), _ -> new Result(0, service(update), ""))
                .answers(command -> command.line().contains("\"service\""), _ -> new Result(0, listed(), ""))
                .answers(command -> command.line().contains("/update?version=41"), _ -> {
                    tasks = placements.isEmpty() ? tasks : placements.remove();
                    return new Result(0, "{}", "");
                });
        answers(
                "http://docker/services/shop_web",
                service("").replaceFirst("^\\[", "").replaceFirst("]$", ""));
        new OneConfig().on(fleet.fake("alpha"));
    }

    private void answers(String part, String output) {
        fleet.fake("alpha").answers(command -> command.line().contains(part), _ -> new Result(0, output, ""));
    }

    private String service(String update) {
        String status = update.isEmpty() ? "" : """
                ,"UpdateStatus":{"State":"%s","Message":"update rolled back"}""".formatted(update);
        return """
                [{"ID":"s1","Version":{"Index":41},"CreatedAt":"2026-09-01T08:00:00Z","Spec":{"Name":"shop_web",\
                "Labels":{"com.docker.stack.namespace":"shop"},"TaskTemplate":{"ForceUpdate":3,"ContainerSpec":{"Image":"web:1"}},\
                "Mode":{"Replicated":{"Replicas":3}},"UpdateConfig":{"Parallelism":%d,"Order":"%s"}},\
                "ServiceStatus":{"RunningTasks":%d,"DesiredTasks":3}%s}]""".formatted(parallelism, order, running, status);
    }

    private String listed() {
        return tasks.stream().map("""
                        {"ID":"t","ServiceID":"s1","Slot":1,"NodeID":"n-%s","DesiredState":"running",\
                        "Status":{"Timestamp":"2026-09-01T10:00:00Z","State":"running"}}"""::formatted).toList().toString();
    }

    private List<String> updates() {
        return fleet.fake("alpha").received().stream()
                .filter(command -> command.line().contains("/update?version=41"))
                .map(Command::input)
                .toList();
    }

    private BalanceResult run() throws HostException {
        return rebalancing.run(rebalancing.workload().plan(_ -> true), listener);
    }

    @Test
    void aServiceIsPlacedAnewUnderTheLeaseOfItsStack() throws HostException {
        placements.add(List.of("alpha", "beta", "gamma"));

        assertThat(run())
                .isEqualTo(new BalanceResult(
                        List.of(new Moved(
                                "shop_web",
                                1,
                                Map.of("alpha", 2, "beta", 1, "gamma", 0),
                                Map.of("alpha", 1, "beta", 1, "gamma", 1))),
                        Optional.empty()));
        assertThat(heard).containsExactly("started shop_web", "shop_web 3/3", "done shop_web");
        assertThat(updates()).singleElement().asString().contains("\"ForceUpdate\":4", "\"Replicas\":3");
        assertThat(fleet.fake("alpha").lines())
                .filteredOn(line -> line.contains("POST") || line.contains("DELETE"))
                .satisfiesExactly(
                        taken -> assertThat(taken).contains("/configs/create"),
                        updated -> assertThat(updated).contains("/services/s1/update?version=41"),
                        returned -> assertThat(returned).contains("-X DELETE"));
    }

    @Test
    void itIsTriedAgainWhereTheSwarmChoseOtherwise() throws HostException {
        placements.add(List.of("beta", "gamma", "gamma"));
        placements.add(List.of("alpha", "beta", "gamma"));

        assertThat(run().moved()).extracting(Moved::updates).containsExactly(2);
    }

    @Test
    void afterSomeTriesItIsToldThatItIsNotEven() throws HostException {
        BalanceResult result = run();

        assertThat(updates()).hasSize(5);
        assertThat(result.failure())
                .get()
                .extracting(Problem::what, Problem::why)
                .containsExactly(
                        "not even: shop_web",
                        "shop_web: alpha has 2 of its tasks, gamma 0; the swarm chooses the hosts, and all tries are used up");
    }

    @Test
    void aServiceThatDoesNotGetWellEndsIt() throws HostException {
        update = "rollback_completed";

        assertThat(run().failure())
                .get()
                .extracting(Problem::what)
                .isEqualTo("shop_web: its new task did not get well, and the swarm went back");
        assertThat(updates()).hasSize(1);
        assertThat(fleet.fake("alpha").lines().getLast()).contains("-X DELETE");
    }

    @Test
    void anUpdateThatDoesNotEndIsLeftToTheSwarm() throws HostException {
        update = "updating";

        assertThat(run().failure())
                .get()
                .extracting(Problem::what)
                .asString()
                .startsWith("shop_web: not everywhere after");
    }

    @Test
    void aTaskThatIsMissingAfterwardsIsWaitedForAndTold() throws HostException {
        Rebalancing hasty = hasty(new WholeCloud(new Cloud(SPEC, fleet)));
        BalancePlan agreed = hasty.workload().plan(_ -> true);
        fleet.fake("alpha").answers(command -> command.line().contains("-X DELETE"), _ -> {
            running = 2;
            return new Result(0, "", "");
        });

        BalanceResult result = hasty.run(agreed, listener);

        assertThat(updates()).hasSize(1);
        assertThat(result.failure())
                .get()
                .extracting(Problem::why)
                .isEqualTo("shop_web is left where it is: 2 of its 3 tasks run");
        assertThat(heard).contains("shop_web is left where it is: 2 of its 3 tasks run");
    }

    @Test
    void whatTheSwarmWasToldIsInTheResultThoughItTellsNoMore() throws HostException {
        BalancePlan agreed = rebalancing.workload().plan(_ -> true);
        fleet.fake("alpha")
                .answers(
                        command -> command.line().contains("desired-state")
                                && !updates().isEmpty(),
                        _ -> new Result(22, "", "gone"));

        BalanceResult result = rebalancing.run(agreed, listener);

        assertThat(result.moved())
                .containsExactly(new Moved("shop_web", 1, Map.of("alpha", 2, "beta", 1, "gamma", 0), Map.of()));
        assertThat(result.failure()).isPresent();
    }

    @Test
    void anElectionMeanwhileIsWaitedFor() throws HostException {
        placements.add(List.of("alpha", "beta", "gamma"));
        Deque<Result> answers = new ArrayDeque<>(List.of(
                new Result(22, "{\"message\":\"the swarm does not have a leader\"}", "curl: (22)"),
                new Result(0, service("completed"), "")));
        fleet.fake("alpha").answers(command -> command.line().contains("\"id\""), _ -> answers.remove());

        assertThat(patient.run(patient.workload().plan(_ -> true), listener).failure())
                .isEmpty();
        assertThat(heard).contains("the swarm, which does not tell", "done shop_web");
    }

    @Test
    void whereSomebodyElseChangesTheStackItIsNotTouched() throws HostException {
        fleet.fake("alpha")
                .answers(command -> command.line().contains("/configs/create"), _ -> new Result(22, "", "409"));
        answers("--max-time 20 http://docker/configs/", """
                {"ID":"c1","Spec":{"Labels":{"swarmstead.holder":"friend@sofa","swarmstead.until":"2026-09-01T11:00:00Z"}}}""");

        assertThat(run().failure())
                .get()
                .extracting(Problem::what)
                .isEqualTo("shop: somebody else changes it just now");
        assertThat(updates()).isEmpty();
    }

    @Test
    void whoeverLeavesGivesTheLeaseBackAndHearsWhatGoesOn() throws HostException {
        List<Optional<String>> goesOn = new ArrayList<>();
        fleet.fake("alpha").answers(command -> command.line().contains("\"id\""), _ -> {
            try {
                goesOn.add(rebalancing.leave());
            } catch (HostException unreached) {
                throw new IllegalStateException(unreached);
            }
            assertThat(fleet.fake("alpha").lines()).anyMatch(line -> line.contains("-X DELETE"));
            return new Result(0, service("completed"), "");
        });

        BalanceResult result = run();

        assertThat(goesOn).containsExactly(Optional.of("shop_web"));
        assertThat(updates()).hasSize(1);
        assertThat(result.failure()).get().extracting(Problem::why).isEqualTo("the command is being stopped");
    }

    @Test
    void whereTheGateClosesNothingMoreIsBegun() throws HostException {
        Rebalancing gated = hasty(() ->
                updates().isEmpty() ? new BalanceGate.Open(fleet.fake("alpha")) : BalanceGate.closed("gamma is away"));

        BalanceResult result = gated.run(gated.workload().plan(_ -> true), listener);

        assertThat(updates()).hasSize(1);
        assertThat(result.moved()).extracting(Moved::service).containsExactly("shop_web");
        assertThat(result.failure()).get().extracting(Problem::why).isEqualTo("gamma is away");
        assertThat(heard).contains("the cloud to be well: gamma is away");
    }

    @Test
    void whoAgreedToARestartIsNotInterrupted() throws HostException {
        BalancePlan agreed = rebalancing.workload().plan(_ -> true);
        order = "stop-first";
        parallelism = 0;

        assertThat(rebalancing.run(agreed, listener)).isEqualTo(new BalanceResult(List.of(), Optional.empty()));
        assertThat(updates()).isEmpty();
    }

    @Test
    void aCloudThatIsNotWellIsLeftAlone() {
        fleet.misses("gamma");

        assertThatExceptionOfType(HostException.class)
                .isThrownBy(rebalancing::workload)
                .satisfies(refused -> {
                    assertThat(refused.problem().what()).startsWith("the cloud is not well");
                    assertThat(refused.problem().why()).startsWith("gamma: cannot be reached");
                });
    }
}
