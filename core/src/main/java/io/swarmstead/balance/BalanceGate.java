package io.swarmstead.balance;

import io.swarmstead.cloud.Observation;
import io.swarmstead.plan.Verdict;
import io.swarmstead.spec.Problem;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whether the cloud is well enough to stop tasks that run: every host is seen, and nothing is wrong with what carries
 * them. Tasks that are missing are told by each service, and a certificate that is late does no harm.
 */
final class BalanceGate {
    private static final Set<String> BESIDE = Set.of("stacks", "certificates");

    private BalanceGate() {}

    /** Why nothing may be moved now; empty where all is well. */
    static Optional<Problem> closed(Observation observed) {
        List<String> faults = Stream.concat(
                        observed.unseen().values().stream().map(Problem::what),
                        observed.verdicts().entrySet().stream()
                                .filter(verdict -> !BESIDE.contains(verdict.getKey()))
                                .filter(verdict -> verdict.getValue().level() != Verdict.Level.WELL)
                                .map(verdict -> "%s: %s"
                                        .formatted(
                                                verdict.getKey(),
                                                verdict.getValue().fact())))
                .toList();
        return faults.isEmpty()
                ? Optional.empty()
                : Optional.of(new Problem(
                        "the cloud is not well: tasks that run are left where they are",
                        String.join("; ", faults),
                        "swarmstead status tells more; run this again when it is well"));
    }
}
