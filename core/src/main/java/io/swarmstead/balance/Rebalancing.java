package io.swarmstead.balance;

import io.swarmstead.balance.BalanceResult.Moved;
import io.swarmstead.host.Host;
import io.swarmstead.host.HostException;
import io.swarmstead.plan.Impact;
import io.swarmstead.spec.Problem;
import io.swarmstead.stacks.Patience;
import io.swarmstead.stacks.StackLease;
import io.swarmstead.stacks.StackName;
import io.swarmstead.swarm.Engine;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Has the swarm place tasks anew, one service after the other, until they sit evenly. Before each one the gate
 * has to be open, and the plan is made again from what there is then: the swarm chooses the hosts, so a service may need
 * several tries, or none any more. Only services that were agreed to are touched, and none more roughly. One that does not
 * get well ends it. Each is moved under the lease of its stack, so no deployment comes between.
 *
 * <p>It can be left anywhere: what the swarm was told last it brings to its end by itself.
 */
public final class Rebalancing {
    /**
     * Where new tasks start before old ones go, the old ones count when the swarm chooses. By a model of its scheduler, three,
     * six or nine tasks on three hosts come out even in 69 to 88 of 100 cases after three tries, in 89 to 99 after five; other
     * numbers of tasks, and those that stop first, nearly always at the first or second.
     */
    private static final int TRIES = 5;

    /** What the move of a service leaves behind for a moment, such as files to heal, is waited for as long. */
    private static final Duration SETTLES = Duration.ofSeconds(60);

    private final Supplier<BalanceGate> gate;
    private final String mount;
    private final String holder;
    private final Duration longest;
    private final Duration settles;
    private @Nullable StackLease lease;
    private @Nullable String underWay;
    private boolean left;

    /**
     * @param gate looks at the cloud
     * @param mount where the shared volume is
     * @param holder who does it, as others are told
     * @param longest how long to wait for one service
     */
    public Rebalancing(Supplier<BalanceGate> gate, String mount, String holder, Duration longest) {
        this(gate, mount, holder, longest, SETTLES);
    }

    Rebalancing(Supplier<BalanceGate> gate, String mount, String holder, Duration longest, Duration settles) {
        this.gate = gate;
        this.mount = mount;
        this.holder = holder;
        this.longest = longest;
        this.settles = settles;
    }

    /**
     * What the swarm carries, and where.
     *
     * @throws HostException if the gate is closed, which is no time to move anything
     */
    public Workload workload() throws HostException {
        return workload(manager(gate.get()));
    }

    private static Host manager(BalanceGate seen) throws HostException {
        return switch (seen) {
            case BalanceGate.Open(Host manager) -> manager;
            case BalanceGate.Closed(Problem reason) -> throw new HostException(reason);
        };
    }

    private Workload workload(Host manager) throws HostException {
        return WorkloadReading.read(
                manager.run(Engine.get("/nodes")),
                manager.run(Engine.get("/services?status=true")),
                manager.run(Engine.get("/tasks?filters={\"desired-state\":[\"running\"]}")),
                mount);
    }

    /** Does what was agreed to. What goes wrong on the way ends it and is in the result. */
    public BalanceResult run(BalancePlan agreed, BalanceListener listener) {
        Map<String, Moved> moved = new LinkedHashMap<>();
        Optional<Problem> failure;
        try {
            failure = run(agreed::allows, moved, listener);
        } catch (HostException broken) {
            failure = Optional.of(broken.problem());
        }
        return new BalanceResult(List.copyOf(moved.values()), failure);
    }

    private Optional<Problem> run(Predicate<Spread> agreed, Map<String, Moved> moved, BalanceListener listener)
            throws HostException {
        while (true) {
            Host manager = manager(settled(listener));
            BalancePlan rest = rest(manager, agreed, listener);
            Optional<BalanceMove> next = rest.moves().stream()
                    .filter(move -> updates(moved, move) < tries(move))
                    .findFirst();
            if (next.isEmpty()) {
                return unfinished(rest);
            }
            Optional<Problem> failure = move(manager, next.get(), moved, listener);
            if (failure.isPresent()) {
                return failure;
            }
        }
    }

    /** What is left to be done, when every task of what was agreed to runs: that is waited for. */
    private BalancePlan rest(Host manager, Predicate<Spread> agreed, BalanceListener listener) throws HostException {
        return Patience.of(settles).last(() -> workload(manager).plan(agreed), plan -> {
            plan.notes().forEach(listener::waiting);
            return plan.notes().isEmpty();
        });
    }

    private static int updates(Map<String, Moved> moved, BalanceMove move) {
        return Optional.ofNullable(moved.get(move.service()))
                .map(Moved::updates)
                .orElse(0);
    }

    /** Who is interrupted is so once. */
    private static int tries(BalanceMove move) {
        return move.impact() == Impact.OUTAGE ? 1 : TRIES;
    }

    /** The gate when it is open, or closed as it is when that was waited for in vain. */
    private BalanceGate settled(BalanceListener listener) throws HostException {
        return Patience.of(settles).last(gate::get, seen -> switch (seen) {
            case BalanceGate.Open _ -> true;
            case BalanceGate.Closed(Problem reason) -> {
                listener.waiting("the cloud to be well: " + reason.why());
                yield false;
            }
        });
    }

    private Optional<Problem> move(Host manager, BalanceMove move, Map<String, Moved> moved, BalanceListener listener)
            throws HostException {
        long start = System.nanoTime();
        int attempt = updates(moved, move) + 1;
        try (StackLease taken = StackLease.take(manager, new StackName(move.stack()), holder)) {
            hold(taken);
            listener.started(move, attempt);
            ForcedUpdate update = begin(manager, move, listener);
            moved.merge(move.service(), new Moved(move.service(), attempt, move.tasks(), Map.of()), Rebalancing::again);
            Optional<Problem> failure = update.await(longest);
            moved.merge(
                    move.service(),
                    new Moved(move.service(), attempt, move.tasks(), after(manager, move)),
                    Rebalancing::again);
            if (failure.isEmpty()) {
                listener.done(move, attempt, Duration.ofNanos(System.nanoTime() - start));
            }
            return failure;
        } finally {
            ended();
        }
    }

    private static Moved again(Moved first, Moved now) {
        return new Moved(first.service(), now.updates(), first.before(), now.after());
    }

    private Map<String, Integer> after(Host manager, BalanceMove move) throws HostException {
        Map<String, Integer> after = new LinkedHashMap<>();
        workload(manager).services().stream()
                .filter(service -> service.name().equals(move.service()))
                .forEach(service -> move.tasks().keySet().forEach(host -> after.put(host, service.on(host))));
        return after;
    }

    private synchronized void hold(StackLease taken) {
        lease = taken;
    }

    /** In one piece, so that whoever leaves either finds the swarm told or keeps it from being told. */
    private synchronized ForcedUpdate begin(Host manager, BalanceMove move, BalanceListener listener)
            throws HostException {
        if (left) {
            throw new HostException(
                    new Problem(move.service() + ": not moved", "the command is being stopped", "run it again"));
        }
        underWay = move.service();
        return ForcedUpdate.begin(manager, move.service(), listener::waiting);
    }

    private synchronized void ended() {
        lease = null;
        underWay = null;
    }

    /**
     * Begins nothing any more, and gives the lease back at once. Safe to call from another thread.
     *
     * @return the service that the swarm has been told of and goes on with by itself
     * @throws HostException if that does not reach the swarm; the lease runs out then
     */
    public synchronized Optional<String> leave() throws HostException {
        left = true;
        if (lease != null) {
            lease.close();
        }
        return Optional.ofNullable(underWay);
    }

    private static Optional<Problem> unfinished(BalancePlan rest) {
        if (!rest.moves().isEmpty()) {
            return Optional.of(uneven(rest.moves()));
        }
        return rest.notes().isEmpty()
                ? Optional.empty()
                : Optional.of(new Problem(
                        "not all of it could be done",
                        String.join("; ", rest.notes()),
                        "swarmstead stack show tells how the service is; then run this again"));
    }

    private static Problem uneven(List<BalanceMove> moves) {
        return new Problem(
                "not even: "
                        + String.join(
                                ", ", moves.stream().map(BalanceMove::service).toList()),
                String.join("; ", moves.stream().map(Rebalancing::sentence).toList())
                        + "; the swarm chooses the hosts, and all tries are used up",
                "everything runs; to try again: swarmstead rebalance");
    }

    private static String sentence(BalanceMove move) {
        return move.service() + ": " + move.reason();
    }
}
