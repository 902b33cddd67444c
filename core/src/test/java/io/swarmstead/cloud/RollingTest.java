package io.swarmstead.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstead.host.Fleet;
import io.swarmstead.plan.Impact;
import io.swarmstead.plan.Plan;
import io.swarmstead.plan.Step;
import io.swarmstead.spec.HostName;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who may be disturbed, and when. */
class RollingTest {
    private record Change(HostName host, Impact impact) implements Step {
        Change(String host, Impact impact) {
            this(new HostName(host), impact);
        }

        @Override
        public String action() {
            return "change";
        }

        @Override
        public String reason() {
            return "it differs";
        }

        @Override
        public void apply(Fleet fleet) {}
    }

    private record Alone(HostName host) implements Step {
        @Override
        public String action() {
            return "change all";
        }

        @Override
        public String reason() {
            return "they differ";
        }

        @Override
        public Impact impact() {
            return Impact.OUTAGE;
        }

        @Override
        public boolean alone() {
            return true;
        }

        @Override
        public void apply(Fleet fleet) {}
    }

    private static final Change QUIET = new Change("alpha", Impact.NONE);
    private static final Change ON_BETA = new Change("beta", Impact.RESTART);
    private static final Change ALSO_ON_BETA = new Change("beta", Impact.OUTAGE);
    private static final Change ON_GAMMA = new Change("gamma", Impact.RESTART);
    private static final Plan PLAN = new Plan(List.of(QUIET, ON_BETA, ALSO_ON_BETA, ON_GAMMA), List.of());

    private static List<Step> inTurn(Plan plan, boolean everyHostSeen) {
        return plan.steps().stream()
                .filter(step -> Rolling.inTurn(step, plan, everyHostSeen))
                .toList();
    }

    @Test
    void oneHostAtATimeIsDisturbedWithAllThatItNeeds() {
        assertThat(inTurn(PLAN, true)).containsExactly(QUIET, ON_BETA, ALSO_ON_BETA);
    }

    @Test
    void theNextHostFollowsWhenTheFirstIsDone() {
        Plan left = new Plan(List.of(ON_GAMMA), List.of());

        assertThat(inTurn(left, true)).containsExactly(ON_GAMMA);
    }

    @Test
    void whatHasToBeAloneWaitsUntilNothingElseIsLeft() {
        Step alone = new Alone(new HostName("alpha"));
        Plan among = new Plan(List.of(alone, QUIET, ON_BETA), List.of());

        assertThat(inTurn(among, true)).containsExactly(QUIET, ON_BETA);
        assertThat(inTurn(new Plan(List.of(alone), List.of()), true)).containsExactly(alone);
        assertThat(inTurn(new Plan(List.of(alone), List.of()), false)).isEmpty();
    }

    @Test
    void nobodyIsDisturbedWhileAHostIsUnseen() {
        assertThat(inTurn(PLAN, false)).containsExactly(QUIET);
    }

    @Test
    void dataIsNeverLostWithoutAPerson() {
        Plan plan = new Plan(List.of(new Change("beta", Impact.DATA_LOSS)), List.of());

        assertThat(inTurn(plan, true)).isEmpty();
    }
}
