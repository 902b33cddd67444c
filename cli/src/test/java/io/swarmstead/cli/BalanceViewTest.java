package io.swarmstead.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstead.balance.BalanceMove;
import io.swarmstead.balance.BalancePlan;
import io.swarmstead.balance.BalanceResult;
import io.swarmstead.balance.BalanceResult.Moved;
import io.swarmstead.plan.Impact;
import io.swarmstead.spec.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

/** What an owner and a program see of a rebalancing. */
class BalanceViewTest {
    private static final BalanceView UNEVEN = new BalanceView(new BalancePlan(
            List.of(new BalanceMove(
                    "shop_db",
                    "shop",
                    "alpha runs 4 tasks in all, beta 1",
                    Impact.OUTAGE,
                    "interrupted: its only task is stopped before the new one starts",
                    counts(1, 0),
                    counts(0, 1))),
            List.of("mail_db is left where it is: the Docker volume mail_db stays on its host"),
            counts(4, 1)));

    private final Screen screen = Screen.withoutTerminal();

    private static SequencedMap<String, Integer> counts(int alpha, int beta) {
        SequencedMap<String, Integer> counts = new LinkedHashMap<>();
        counts.put("alpha", alpha);
        counts.put("beta", beta);
        return counts;
    }

    @Test
    void theOwnerReadsWhatMovesWhyAndWhoNotices() {
        assertThat(UNEVEN.lines(screen.terminal().out()))
                .containsExactly(
                        "spread service shop_db: alpha runs 4 tasks in all, beta 1 [outage]",
                        "  alpha 1 -> 0, beta 0 -> 1; interrupted: its only task is stopped before the new one starts",
                        "note: mail_db is left where it is: the Docker volume mail_db stays on its host");
    }

    @Test
    void whereAllIsEvenTheHostsAreCounted() {
        assertThat(new BalanceView(new BalancePlan(List.of(), List.of(), counts(2, 1)))
                        .lines(screen.terminal().out()))
                .containsExactly("nothing to do: no task has to be placed anew (alpha 2, beta 1)");
    }

    @Test
    void aProgramReadsTheSame() {
        assertThat(UNEVEN.json()).isEqualTo("""
                {"plan":{"hosts":{"alpha":4,"beta":1},"moves":[{"service":"shop_db",\
                "reason":"alpha runs 4 tasks in all, beta 1","impact":"outage",\
                "consequence":"interrupted: its only task is stopped before the new one starts",\
                "tasks":{"alpha":1,"beta":0},"expected":{"alpha":0,"beta":1}}],\
                "notes":["mail_db is left where it is: the Docker volume mail_db stays on its host"]}}""");
    }

    @Test
    void aProgramReadsWhatCameOfIt() {
        BalanceResult result = new BalanceResult(
                List.of(new Moved("shop_db", 1, Map.of("alpha", 1), Map.of("beta", 1))),
                Optional.of(new Problem("not even: shop_db", "the swarm chose otherwise", "run it again")));

        assertThat(UNEVEN.json(result)).endsWith("""
                        "result":{"moved":[{"service":"shop_db","updates":1,"before":{"alpha":1},"after":{"beta":1}}],\
                        "even":false,"problem":{"what":"not even: shop_db","why":"the swarm chose otherwise",\
                        "next":"run it again"}}}""");
    }
}
