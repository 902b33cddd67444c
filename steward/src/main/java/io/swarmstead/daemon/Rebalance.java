package io.swarmstead.daemon;

import io.swarmstead.balance.BalanceGate;
import io.swarmstead.balance.BalanceListener;
import io.swarmstead.balance.BalanceMove;
import io.swarmstead.balance.BalancePlan;
import io.swarmstead.balance.BalanceResult;
import io.swarmstead.balance.Rebalancing;
import io.swarmstead.balance.Workload;
import io.swarmstead.host.Command;
import io.swarmstead.host.Host;
import io.swarmstead.host.HostException;
import io.swarmstead.host.Result;
import io.swarmstead.plan.Impact;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.storage.StorageFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * The child of {@link BalanceCare}: spreads the tasks of services that are not interrupted by it, one after the other,
 * while the mark is there and no file waits to be healed, and says in lines what it does. Those that would be interrupted
 * are a person's to move, and named with the command.
 *
 * @param out takes a {@link Line}
 */
record Rebalance(CloudSpec cloud, Host host, Path mark, Consumer<String> out) {
    /** To wait for one service; as the command does. */
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private static final Duration INDEX = Duration.ofSeconds(8);

    /**
     * What the child says was done.
     *
     * @param why empty where there is nothing to add
     */
    record Line(String what, String why) {
        private static final String BETWEEN = "\t";

        static Line read(String text) {
            String[] parts = text.split(BETWEEN, 2);
            return new Line(parts[0], parts.length > 1 ? parts[1] : "");
        }

        String text() {
            return (what + BETWEEN + why).replace('\n', ' ');
        }
    }

    /**
     * One pass.
     *
     * @throws HostException if nothing was begun that there was to do
     */
    void run() throws HostException {
        Rebalancing rebalancing =
                new Rebalancing(this::gate, cloud.storage().mount(), "the steward of " + host.name(), LONGEST);
        Workload workload = rebalancing.workload();
        BalancePlan gentle = workload.plan(service -> isGentle(service.impact()));
        BalanceResult result = rebalancing.run(gentle, new Told());
        if (result.moved().isEmpty() && result.failure().isPresent()) {
            throw new HostException(result.failure().get());
        }
        result.failure()
                .ifPresentOrElse(
                        problem -> say(problem.what(), problem.why()),
                        () -> say(result.moved().isEmpty() ? "nothing is to be spread" : "the tasks are spread", ""));
        workload.plan(_ -> true).moves().stream()
                .filter(move -> !isGentle(move.impact()))
                .forEach(this::leave);
    }

    /** Nobody misses the service meanwhile. */
    private static boolean isGentle(Impact impact) {
        return impact.compareTo(Impact.RESTART) <= 0;
    }

    private BalanceGate gate() {
        if (!Files.exists(mark)) {
            return BalanceGate.closed("something was not well meanwhile");
        }
        try {
            return heals() ? BalanceGate.closed("files wait to be healed") : new BalanceGate.Open(host);
        } catch (HostException silent) {
            return BalanceGate.closed(silent.problem().what());
        }
    }

    /** By the index of this host's copy, where it has one. */
    private boolean heals() throws HostException {
        if (!cloud.hasBrick(host.name())) {
            return false;
        }
        Result index = host.attempt(
                Command.script(StorageFiles.TO_HEAL, cloud.storage().brick())
                        .withTimeout(INDEX)
                        .onVolume(cloud.storage().brick()));
        return !index.succeeded() || !index.output().isBlank();
    }

    private void leave(BalanceMove move) {
        say(
                "%s is left where it is; to move it: swarmstead rebalance %1$s".formatted(move.service()),
                "%s; %s".formatted(move.reason(), move.consequence()));
    }

    private void say(String what, String why) {
        out.accept(new Line(what, why).text());
    }

    private final class Told implements BalanceListener {
        @Override
        public void started(BalanceMove move, int attempt) {
            say(
                    "places the tasks of %s anew%s"
                            .formatted(move.service(), attempt == 1 ? "" : ", attempt " + attempt),
                    "%s; %s".formatted(move.reason(), move.consequence()));
        }

        @Override
        public void done(BalanceMove move, int attempt, Duration elapsed) {
            say("every task of %s runs".formatted(move.service()), "after %d s".formatted(elapsed.toSeconds()));
        }

        /** A service that waits for long says so when it ends. */
        @Override
        public void waiting(String what) {}
    }
}
