package io.swarmstead.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstead.plan.Impact;
import io.swarmstead.plan.Plan;
import io.swarmstead.plan.Step;
import io.swarmstead.spec.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanViewTest {
    private static final Problem OFF = new Problem("gamma: off", "no route", "power it on");

    @Test
    void anEmptyPlanIsNothingToDo() {
        assertThat(lines(Plan.EMPTY)).containsExactly("nothing to do");
    }

    @Test
    void stepsStandUnderTheirHostAndObstaclesAfterThem() {
        Plan plan = plan(
                Change.on("beta", "restart docker").with(Impact.RESTART),
                Change.on("alpha", "install docker"),
                Change.on("beta", "empty the brick").with(Impact.DATA_LOSS));
        assertThat(lines(plan.and(new Plan(List.of(), List.of(OFF)))))
                .containsExactly(
                        "beta",
                        "  restart docker: it was seen [restart]",
                        "  empty the brick: it was seen [data loss]",
                        "alpha",
                        "  install docker: it was seen",
                        "problem: gamma: off",
                        "  why:  no route",
                        "  next: power it on");
    }

    @Test
    void aPlanOfObstaclesOnlyIsNotNothingToDo() {
        assertThat(lines(new Plan(List.of(), List.of(OFF)))).startsWith("problem: gamma: off");
    }

    @Test
    void jsonHasEverythingOnOneLine() {
        Plan plan = new Plan(List.of(Change.on("alpha", "say \"hi\"").behind("docker on alpha")), List.of(OFF));
        assertThat(new PlanView(plan).json())
                .isEqualTo("{\"steps\":[{\"host\":\"alpha\",\"action\":\"say \\\"hi\\\"\",\"reason\":\"it was seen\","
                        + "\"impact\":\"none\",\"requires\":[\"docker on alpha\"],\"provides\":[]}],"
                        + "\"obstacles\":[{\"what\":\"gamma: off\",\"why\":\"no route\",\"next\":\"power it on\"}]}");
    }

    private static Plan plan(Step... steps) {
        return new Plan(List.of(steps), List.of());
    }

    private static List<String> lines(Plan plan) {
        return new PlanView(plan).lines(Screen.withoutTerminal().terminal().out());
    }
}
