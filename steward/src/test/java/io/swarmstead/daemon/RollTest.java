package io.swarmstead.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstead.swarm.SwarmState.Node;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who is missed of alpha, beta and gamma. */
class RollTest {
    private static final Node ALPHA = leading(manager("alpha", true, true));
    private static final Node BETA = manager("beta", true, true);
    private static final Node GAMMA = manager("gamma", true, true);

    private final Roll roll = new Roll(false);

    private static Node manager(String host, boolean ready, boolean reachable) {
        return new Node("n-" + host, host, "10.0.0.11", ready, true, reachable, false, host);
    }

    private static Node leading(Node node) {
        return new Node(
                node.id(), node.hostName(), node.address(), node.ready(), true, node.reachable(), true, node.label());
    }

    @Test
    void aSwarmThatGrowsMissesNobody() {
        assertThat(roll.misses(List.of())).isFalse();
        assertThat(roll.misses(List.of(ALPHA))).isFalse();
        assertThat(roll.misses(List.of(ALPHA, manager("beta", false, false)))).isFalse();
        assertThat(roll.misses(List.of(ALPHA, BETA))).isFalse();
        assertThat(roll.misses(List.of(ALPHA, BETA, GAMMA))).isFalse();
    }

    @Test
    void whoIsNotReachedOrNotReadyIsMissedUntilHeIsBothAgain() {
        roll.misses(List.of(ALPHA, BETA, GAMMA));

        assertThat(roll.misses(List.of(ALPHA, BETA, manager("gamma", true, false))))
                .isTrue();
        assertThat(roll.misses(List.of(ALPHA, BETA, manager("gamma", false, true))))
                .isTrue();
        assertThat(roll.misses(List.of(ALPHA, BETA, GAMMA))).isFalse();
    }

    @Test
    void aLeaderThatIsMissingOrAnotherIsMissed() {
        roll.misses(List.of(ALPHA, BETA, GAMMA));

        assertThat(roll.misses(List.of())).isTrue();
        assertThat(roll.misses(List.of(manager("alpha", true, true), BETA, GAMMA)))
                .isTrue();
        assertThat(roll.misses(List.of(manager("alpha", true, true), leading(BETA), GAMMA)))
                .isTrue();
        assertThat(roll.misses(List.of(manager("alpha", true, true), leading(BETA), GAMMA)))
                .isFalse();
    }

    @Test
    void whoIsTakenOutIsMissedNoMore() {
        roll.misses(List.of(ALPHA, BETA, GAMMA));

        assertThat(roll.misses(List.of(ALPHA, BETA))).isFalse();
    }

    @Test
    void aHostThatWasAMemberBeforeItsBootMissesTheSwarm() {
        Roll returned = new Roll(true);

        assertThat(returned.misses(List.of())).isTrue();
        assertThat(returned.misses(List.of(ALPHA, BETA, GAMMA))).isFalse();
    }
}
