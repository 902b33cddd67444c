package io.swarmstead.balance;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstead.cloud.Clouds;
import io.swarmstead.host.CloudSights;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.Problem;
import io.swarmstead.spec.Specs;
import io.swarmstead.stacks.Api;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When tasks that run may be stopped. */
class BalanceGateTest {
    private static final CloudSpec SPEC = Specs.threeHosts();

    private final CloudSights sights = Clouds.inPlace(SPEC);

    private Optional<Problem> closed() {
        return BalanceGate.closed(Clouds.observed(SPEC, sights));
    }

    @Test
    void aCloudThatIsWellIsOpen() {
        assertThat(closed()).isEmpty();
    }

    @Test
    void aHostThatIsAwayClosesIt() {
        sights.misses("gamma");

        assertThat(closed()).get().satisfies(problem -> {
            assertThat(problem.what()).isEqualTo("the cloud is not well: tasks that run are left where they are");
            assertThat(problem.why()).startsWith("gamma: cannot be reached; ").contains("storage: ");
        });
    }

    @Test
    void filesThatAreToBeHealedCloseIt() {
        sights.on("alpha", "storage").says("heals", "12\n");

        assertThat(closed()).get().extracting(Problem::why).asString().contains("12 to heal");
    }

    @Test
    void missingTasksOfAServiceDoNot() {
        sights.on("alpha", "stacks").says("services", Api.service("blog_web", 1, 2));

        assertThat(closed()).isEmpty();
    }
}
