package io.swarmstead.stacks;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstead.host.Sights;
import io.swarmstead.plan.Plan;
import io.swarmstead.plan.Verdict;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.Specs;
import org.junit.jupiter.api.Test;

/** The owner's stacks, as the managers tell of them. */
class StacksTest {
    private static final CloudSpec SPEC = Specs.fourHosts();

    private static Sights<StacksState> inPlace() {
        return new Sights<>(SPEC, new Stacks(), host -> StacksAnswers.inPlace(SPEC, host));
    }

    @Test
    void ourOwnServiceIsNoneOfTheOwners() {
        assertThat(inPlace().verdict().fact()).isEqualTo("no stacks");
    }

    @Test
    void servicesThatLackTasksAreTold() {
        Sights<StacksState> sights = inPlace();
        sights.on("alpha").fails("services");
        sights.on("beta")
                .says(
                        "services",
                        "[" + StacksAnswers.service("shop_web", 1, 2) + "," + StacksAnswers.service("shop_db", 1, 1)
                                + "]");

        assertThat(sights.verdict()).isEqualTo(Verdict.degraded("shop_web 1 of 2", "these services lack tasks"));
    }

    @Test
    void whereNoManagerTellsStacksAreUnknown() {
        Sights<StacksState> sights = inPlace();
        sights.on("alpha").fails("services");
        sights.misses("beta").misses("gamma");

        assertThat(sights.verdict().level()).isEqualTo(Verdict.Level.DOWN);
        assertThat(sights.plan()).isEqualTo(Plan.EMPTY);
    }
}
