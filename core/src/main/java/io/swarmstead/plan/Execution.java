package io.swarmstead.plan;

import static java.util.Objects.requireNonNull;

import io.swarmstead.host.Fleet;
import io.swarmstead.host.HostException;
import io.swarmstead.spec.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Applies a plan. Every step starts as soon as all milestones that it requires are reached, side by side with the
 * others; a step behind one that failed or was not approved is held. Failure of one branch leaves the others going.
 *
 * <p>Steps must not wait for one another in a circle; that is a mistake of a planner and refused before anything runs.
 */
public final class Execution {
    /** Hears of each step as it starts and ends; called from several threads. */
    public interface Listener {
        void started(Step step);

        void ended(Outcome outcome, Duration elapsed);
    }

    private final Plan plan;
    private final Fleet fleet;
    private final Predicate<Step> approved;
    private final Listener listener;

    public Execution(Plan plan, Fleet fleet, Predicate<Step> approved, Listener listener) {
        this.plan = plan;
        this.fleet = fleet;
        this.approved = approved;
        this.listener = listener;
    }

    /**
     * Runs to the end; the outcomes are in the order of the plan.
     *
     * @throws java.util.concurrent.CompletionException if a step, the approval or the listener ended in an error; the
     *     steps that did not depend on it have been applied
     */
    public List<Outcome> run() {
        SequencedMap<Step, List<Step>> behind = prerequisites(plan.steps());
        Map<Step, CompletableFuture<Outcome>> outcomes = new HashMap<>();
        plan.steps().forEach(step -> outcomes.put(step, new CompletableFuture<>()));
        requireNoCircle(behind);
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            behind.forEach((step, before) -> executor.execute(() -> settle(step, before, outcomes)));
        }
        return outcomes(plan.steps(), outcomes).toList();
    }

    /**
     * An error, such as a class that is missing or a listener that throws, must reach who called {@link #run}: a future
     * that nobody completes would keep all those behind it waiting for ever.
     */
    private void settle(Step step, List<Step> before, Map<Step, CompletableFuture<Outcome>> outcomes) {
        CompletableFuture<Outcome> outcome = requireNonNull(outcomes.get(step));
        try {
            boolean clear = outcomes(before, outcomes).allMatch(earlier -> earlier instanceof Outcome.Done);
            outcome.complete(clear ? attempt(step) : new Outcome.Held(step));
        } catch (Throwable error) {
            outcome.completeExceptionally(error);
        }
    }

    /** Waits for each of them. */
    private static Stream<Outcome> outcomes(List<Step> steps, Map<Step, CompletableFuture<Outcome>> outcomes) {
        return steps.stream().map(step -> requireNonNull(outcomes.get(step)).join());
    }

    private Outcome attempt(Step step) {
        if (!approved.test(step)) {
            return new Outcome.Held(step);
        }
        listener.started(step);
        long start = System.nanoTime();
        Outcome outcome = apply(step);
        listener.ended(outcome, Duration.ofNanos(System.nanoTime() - start));
        return outcome;
    }

    private Outcome apply(Step step) {
        try {
            step.apply(fleet);
            return new Outcome.Done(step);
        } catch (HostException failure) {
            return new Outcome.Failed(step, failure.problem());
        } catch (RuntimeException mistake) {
            return new Outcome.Failed(
                    step,
                    new Problem(
                            step.host() + ": " + step.action(),
                            "a mistake of ours: " + mistake,
                            "report it with this text; running the command again is safe"));
        }
    }

    /** The steps that each step waits for. */
    static SequencedMap<Step, List<Step>> prerequisites(List<Step> steps) {
        Map<Milestone, List<Step>> leadingTo = new HashMap<>();
        for (Step step : steps) {
            step.provides()
                    .forEach(milestone -> leadingTo
                            .computeIfAbsent(milestone, _ -> new ArrayList<>())
                            .add(step));
        }
        SequencedMap<Step, List<Step>> behind = new LinkedHashMap<>();
        for (Step step : steps) {
            behind.put(
                    step,
                    step.requires().stream()
                            .flatMap(milestone -> leadingTo.getOrDefault(milestone, List.of()).stream())
                            .distinct()
                            .toList());
        }
        return behind;
    }

    /**
     * Refuses a graph in which steps would wait for ever.
     *
     * @throws IllegalStateException if some wait for one another in a circle
     */
    static void requireNoCircle(SequencedMap<Step, List<Step>> behind) {
        Set<Step> reachable = new HashSet<>();
        boolean progress = true;
        while (progress) {
            progress = false;
            for (Map.Entry<Step, List<Step>> entry : behind.entrySet()) {
                progress |= reachable.containsAll(entry.getValue()) && reachable.add(entry.getKey());
            }
        }
        if (reachable.size() < behind.size()) {
            List<Step> circle = behind.keySet().stream()
                    .filter(step -> !reachable.contains(step))
                    .toList();
            throw new IllegalStateException("steps wait for one another: " + circle);
        }
    }
}
