package io.swarmstead.balance;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstead.cloud.Cloud;
import io.swarmstead.cloud.Clouds;
import io.swarmstead.host.CloudSights;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.Problem;
import io.swarmstead.spec.Specs;
import io.swarmstead.stacks.Api;
import org.junit.jupiter.api.Test;

/** When tasks that run may be stopped. */
class WholeCloudTest {
    private static final CloudSpec SPEC = Specs.threeHosts();

    private final CloudSights sights = Clouds.inPlace(SPEC);

    private BalanceGate gate() {
        return new WholeCloud(new Cloud(SPEC, sights.fleet())).get();
    }

    private Problem closed() {
        return ((BalanceGate.Closed) gate()).reason();
    }

    @Test
    void aCloudThatIsWellIsOpen() {
        assertThat(gate()).isInstanceOf(BalanceGate.Open.class);
    }

    @Test
    void aHostThatIsAwayClosesIt() {
        sights.misses("gamma");

        assertThat(closed()).satisfies(problem -> {
            assertThat(problem.what()).isEqualTo("the cloud is not well: tasks that run are left where they are");
            assertThat(problem.why()).startsWith("gamma: cannot be reached; ").contains("storage: ");
        });
    }

    @Test
    void filesThatAreToBeHealedCloseIt() {
        sights.on("alpha", "storage").says("heals", "12\n");

        assertThat(closed().why()).contains("12 to heal");
    }

    @Test
    void missingTasksOfAServiceDoNot() {
        sights.on("alpha", "stacks").says("services", Api.service("blog_web", 1, 2));

        assertThat(gate()).isInstanceOf(BalanceGate.Open.class);
    }
}
