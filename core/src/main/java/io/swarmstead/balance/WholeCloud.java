package io.swarmstead.balance;

import io.swarmstead.cloud.Cloud;
import io.swarmstead.cloud.Observation;
import io.swarmstead.plan.Verdict;
import io.swarmstead.spec.Problem;
import io.swarmstead.swarm.SwarmState;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The gate of whoever looks at every host: it is open when each is seen, and nothing is wrong with what carries the tasks.
 * Tasks that are missing are told by each service, and a certificate that is late does no harm.
 */
public record WholeCloud(Cloud cloud) implements Supplier<BalanceGate> {
    private static final Set<String> BESIDE = Set.of("stacks", "certificates");

    @Override
    public BalanceGate get() {
        Observation seen = cloud.observe();
        List<String> faults = faults(seen);
        if (!faults.isEmpty()) {
            return BalanceGate.closed(String.join("; ", faults));
        }
        return seen.view(SwarmState.class)
                .observed()
                .managerHost()
                .map(cloud.fleet()::host)
                .<BalanceGate>map(BalanceGate.Open::new)
                .orElseGet(() -> BalanceGate.closed("no manager answers for the swarm"));
    }

    private static List<String> faults(Observation seen) {
        return Stream.concat(
                        seen.unseen().values().stream().map(Problem::what),
                        seen.verdicts().entrySet().stream()
                                .filter(verdict -> !BESIDE.contains(verdict.getKey()))
                                .filter(verdict -> verdict.getValue().level() != Verdict.Level.WELL)
                                .map(verdict -> "%s: %s"
                                        .formatted(
                                                verdict.getKey(),
                                                verdict.getValue().fact())))
                .toList();
    }
}
