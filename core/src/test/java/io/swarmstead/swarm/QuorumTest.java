package io.swarmstead.swarm;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstead.host.Unit;
import io.swarmstead.plan.Verdict;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.HostName;
import io.swarmstead.spec.Specs;
import io.swarmstead.swarm.SwarmState.EngineInfo;
import io.swarmstead.swarm.SwarmState.Node;
import io.swarmstead.swarm.SwarmState.OnHost;
import io.swarmstead.swarm.SwarmState.Uptake;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the managers that are there, and those that are not, mean for the owner. */
class QuorumTest {
    private static final CloudSpec SPEC = Specs.threeHosts();
    private static final Verdict WELL = Verdict.well("quorum: 3 of 3 managers reachable", "can lose 1");
    private static final List<Node> ALL = nodes(0, 3, 3);

    private final LinkedHashMap<HostName, OnHost> hosts = new LinkedHashMap<>();

    private static Node member(int number, boolean ready, boolean leader) {
        return new Node("n" + number, "h" + number, "10.0.0.11", ready, true, true, leader, "");
    }

    private static List<Node> nodes(int leader, int reachable, int managers) {
        return IntStream.range(0, managers)
                .mapToObj(number -> member(number, number < reachable, number == leader))
                .toList();
    }

    private void says(int number, List<Node> nodes, Optional<Duration> whole) {
        EngineInfo engine =
                new EngineInfo("", "active", "n" + number, "", true, "", SwarmPlanner.SETTINGS, false, nodes);
        hosts.put(
                SPEC.hosts().get(number).name(),
                new OnHost(
                        new Unit(true, true),
                        List.of(),
                        Uptake.NOTHING,
                        Optional.of(engine),
                        false,
                        true,
                        true,
                        whole));
    }

    private void says(int number, List<Node> nodes) {
        says(number, nodes, Optional.of(Duration.ofHours(1)));
    }

    private Verdict verdict() {
        return verdict(SPEC);
    }

    private Verdict verdict(CloudSpec spec) {
        return new Swarm().verdict(spec, new SwarmState(hosts));
    }

    private Verdict verdict(CloudSpec spec, int reachable, int managers) {
        says(0, nodes(0, reachable, managers));
        return verdict(spec);
    }

    @Test
    void threeOfThreeCanLoseOne() {
        assertThat(verdict(SPEC, 3, 3)).isEqualTo(WELL);
    }

    @Test
    void twoOfThreeCanLoseNone() {
        assertThat(verdict(SPEC, 2, 3))
                .isEqualTo(
                        Verdict.degraded("quorum: 2 of 3 managers reachable", "the loss of one more stops the swarm"));
    }

    @Test
    void aManagerThatIsGoneAndStillCountsIsTold() {
        assertThat(verdict(SPEC, 3, 4))
                .isEqualTo(Verdict.degraded(
                        "quorum: 3 of 4 managers reachable",
                        "a manager that is not in the spec is away and still counts;"
                                + " the loss of one more stops the swarm"));
        assertThat(verdict(SPEC, 4, 5).consequence()).endsWith("still counts; can lose 1");
    }

    @Test
    void aManagerThatIsDownDoesNotCountThoughSomebodyAnswersInItsPlace() {
        says(
                0,
                List.of(
                        member(0, true, true),
                        member(1, true, false),
                        member(2, false, false),
                        member(3, true, false)));

        assertThat(verdict().fact()).isEqualTo("quorum: 3 of 4 managers reachable");
    }

    @Test
    void aManagerBesidesThoseOfTheSpecIsWelcomeWhileItIsThere() {
        assertThat(verdict(SPEC, 4, 4)).isEqualTo(Verdict.well("quorum: 4 of 4 managers reachable", "can lose 1"));
    }

    @Test
    void managersOnTheirWayToThreeAreNotWell() {
        assertThat(verdict(SPEC, 2, 2).level()).isEqualTo(Verdict.Level.DEGRADED);
    }

    @Test
    void oneHostIsAWholeCloud() {
        assertThat(verdict(Specs.oneHost(), 1, 1).level()).isEqualTo(Verdict.Level.WELL);
    }

    @Test
    void whoOneOfThemDoesNotReachIsNotReachable() {
        says(0, ALL);
        says(1, nodes(0, 2, 3));
        says(2, ALL);

        assertThat(verdict().fact()).isEqualTo("quorum: 2 of 3 managers reachable");
    }

    @Test
    void aManagerThatKnowsOfNoLeaderIsNotInTheSwarmYet() {
        says(0, ALL);
        says(1, ALL);
        says(2, List.of());

        assertThat(verdict())
                .isEqualTo(Verdict.degraded(
                        "quorum: 3 of 3 managers reachable; no leader is known to gamma",
                        "it is not in the swarm again yet"));
    }

    @Test
    void managersThatNameDifferentLeadersAreNotWell() {
        says(0, ALL);
        says(1, nodes(1, 3, 3));

        assertThat(verdict())
                .isEqualTo(Verdict.degraded(
                        "quorum: 3 of 3 managers reachable; leaders: h0, h1",
                        "nothing is placed anew until all name the same one"));
    }

    @Test
    void whoNamesNoLeaderAndCallsEverybodyReachableIsNotBelieved() {
        says(0, nodes(-1, 3, 3));

        assertThat(verdict().fact()).isEqualTo("quorum: 3 of 3 managers reachable; no leader");
    }

    @Test
    void whatAllSeeCountsWhenNobodyWasMissedForAWhile() {
        says(0, ALL);
        says(1, ALL, Optional.of(WholeMark.SETTLES.minusSeconds(1)));
        says(2, ALL, Optional.of(Duration.ofMinutes(1)));
        assertThat(verdict())
                .isEqualTo(Verdict.degraded(
                        "quorum: 3 of 3 managers reachable for 9 s",
                        "counted as well after 10 s, because it may be taken back so soon after a return"));

        says(1, ALL, Optional.of(WholeMark.SETTLES));
        assertThat(verdict()).isEqualTo(WELL);
    }

    @Test
    void whereNoStewardHasToldWhatIsSeenCounts() {
        says(0, ALL, Optional.empty());
        says(1, ALL, Optional.empty());

        assertThat(verdict()).isEqualTo(WELL);
    }

    @Test
    void theMarkOfAStewardIsReadAgainstTheTimeSinceTheBoot() {
        assertThat(WholeMark.read(List.of("1230", "1234.56 2000.00"))).contains(Duration.ofSeconds(4));
        assertThat(WholeMark.read(List.of("0", "1234.56 2000.00"))).contains(Duration.ofSeconds(1234));
        assertThat(WholeMark.read(List.of("1234.56 2000.00"))).isEmpty();
        assertThat(WholeMark.read(List.of("", "1234.56"))).isEmpty();
        assertThat(WholeMark.read(List.of())).isEmpty();
    }
}
