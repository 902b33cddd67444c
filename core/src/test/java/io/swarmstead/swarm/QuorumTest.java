package io.swarmstead.swarm;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstead.host.Unit;
import io.swarmstead.plan.Verdict;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.Specs;
import io.swarmstead.swarm.SwarmState.EngineInfo;
import io.swarmstead.swarm.SwarmState.Node;
import io.swarmstead.swarm.SwarmState.OnHost;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the managers that are there, and those that are not, mean for the owner. */
class QuorumTest {
    private static final CloudSpec SPEC = Specs.threeHosts();

    private static Node member(String id, boolean ready) {
        return new Node(id, "h" + id, "10.0.0.11", ready, true, true, false, "");
    }

    private static Verdict verdict(CloudSpec spec, int reachable, int managers) {
        return verdict(
                spec,
                IntStream.range(0, managers)
                        .mapToObj(index -> member("n" + index, index < reachable))
                        .toList());
    }

    private static Verdict verdict(CloudSpec spec, List<Node> nodes) {
        EngineInfo engine = new EngineInfo("", "active", "n0", "", true, "c", SwarmPlanner.SETTINGS, false, nodes);
        var hosts = new LinkedHashMap<>(Map.of(
                spec.hosts().getFirst().name(),
                new OnHost(new Unit(true, true), List.of(), Optional.of(engine), true, true)));
        return new Swarm().verdict(spec, new SwarmState(hosts));
    }

    @Test
    void threeOfThreeCanLoseOne() {
        assertThat(verdict(SPEC, 3, 3)).isEqualTo(Verdict.well("quorum: 3 of 3 managers reachable", "can lose 1"));
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
        List<Node> nodes = List.of(member("n0", true), member("n1", true), member("n2", false), member("n3", true));

        assertThat(verdict(SPEC, nodes).fact()).isEqualTo("quorum: 3 of 4 managers reachable");
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
}
