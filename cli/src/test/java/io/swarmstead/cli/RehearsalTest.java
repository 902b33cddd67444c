package io.swarmstead.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstead.cloud.Cloud;
import io.swarmstead.cloud.Observation;
import io.swarmstead.plan.Verdict;
import io.swarmstead.spec.HostName;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RehearsalTest {
    @Test
    void everyConcernTakesItForACloud() {
        Observation observed = observed(Set.of());
        assertThat(observed.refusals()).isEmpty();
        assertThat(observed.founded()).isTrue();
        assertThat(observed.verdicts().values()).extracting(Verdict::level).containsOnly(Verdict.Level.WELL);
        assertThat(observed.plan().steps()).isNotEmpty();
        assertThat(observed.plan().obstacles()).isEmpty();
    }

    @Test
    void aHostThatIsAwayIsMissed() {
        HostName beta = new HostName("beta");
        assertThat(List.copyOf(observed(Set.of(beta)).unseen().keySet())).containsExactly(beta);
    }

    private static Observation observed(Set<HostName> away) {
        return new Cloud(Clouds.THREE_HOSTS, new Rehearsal(Clouds.THREE_HOSTS, away)).observe();
    }
}
