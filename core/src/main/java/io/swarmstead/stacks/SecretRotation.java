package io.swarmstead.stacks;

import io.swarmstead.host.Host;
import io.swarmstead.host.HostException;
import io.swarmstead.host.Result;
import io.swarmstead.spec.Problem;
import io.swarmstead.stacks.StackSecrets.NotRotated;
import io.swarmstead.swarm.Engine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Hands services a new object for a secret, all at once, and waits until they run with it. */
record SecretRotation(Host manager, SecretName name, List<StackService> services, Duration longest) {
    /** How often a service's tasks may fail before we stop waiting. */
    private static final int HOPELESS = 3;

    /** A task counts as running when it has been for this long: a crash at start shows within it. */
    private static final Duration STEADY = Duration.ofSeconds(2);

    void run(Set<String> old, StackObject created, Consumer<String> progress) throws HostException, NotRotated {
        if (services.isEmpty()) {
            return;
        }
        Instant start = ManagerClock.now(manager);
        for (StackService service : services) {
            update(service, old, created);
        }
        await(start, ManagerClock.now(manager), progress);
    }

    private void update(StackService service, Set<String> old, StackObject created) throws HostException, NotRotated {
        String described = manager.run(Engine.get("/services/" + service.id()));
        SecretSwap swap = SecretSwap.of(described, old, created.id(), created.name());
        Result updated = manager.attempt(Engine.post(swap.path(), swap.spec()));
        if (!updated.succeeded()) {
            throw notRotated(service.name() + " was not updated", Engine.complaint(updated));
        }
    }

    private void await(Instant start, Instant updated, Consumer<String> progress) throws HostException, NotRotated {
        Look look = new Look(start, updated, progress);
        boolean converged = Patience.of(longest).until(look::over);
        if (look.failure.isPresent()) {
            throw look.failure.get();
        }
        if (!converged) {
            throw notRotated("not everywhere after " + longest.toSeconds() + " s", look.said);
        }
    }

    private NotRotated notRotated(String what, String why) {
        return new NotRotated(new Problem(
                name + ": " + what,
                why + "; the old value is kept beside the new one",
                "swarmstead stack show " + name.stack() + " tells more; then set it again"));
    }

    /** The services as they are now. */
    private final class Look {
        private final Instant start;
        private final Instant updated;
        private final Consumer<String> progress;
        private Optional<NotRotated> failure = Optional.empty();
        private String said = "";

        private Look(Instant start, Instant updated, Consumer<String> progress) {
            this.start = start;
            this.updated = updated;
            this.progress = progress;
        }

        /** They all run, or one of them will not. */
        private boolean over() throws HostException {
            StackState state = state();
            failure = failure(state);
            if (!state.summary().equals(said)) {
                said = state.summary();
                progress.accept(said);
            }
            return failure.isPresent() || state.converged(start, updated, ManagerClock.now(manager), _ -> STEADY);
        }

        private Optional<NotRotated> failure(StackState state) {
            Optional<NotRotated> brokenOff = state.brokenOff()
                    .map(service -> notRotated(
                            "the update of " + service.name() + " was broken off",
                            service.update().message()
                                    + state.lastBroken(service.id(), start)
                                            .map(task -> ": " + task.error())
                                            .orElse("")));
            return brokenOff.isPresent()
                    ? brokenOff
                    : state.hopeless(start, HOPELESS)
                            .map(task -> notRotated(
                                    "%s %s %d times".formatted(state.name(task), task.state(), HOPELESS),
                                    task.error()));
        }

        /** Without the stack's other services, the troubles of which are not ours. */
        private StackState state() throws HostException {
            String filter = "filters={\"label\":[\"" + Labels.STACK + "=" + name.stack() + "\"]}";
            StackState all = StackState.read(
                    manager.run(Engine.get("/services?status=true&" + filter)),
                    manager.run(Engine.get("/tasks?" + filter)));
            Set<String> ids = Set.copyOf(services.stream().map(StackService::id).toList());
            return new StackState(
                    all.services().stream()
                            .filter(service -> ids.contains(service.id()))
                            .toList(),
                    all.tasks().stream()
                            .filter(task -> ids.contains(task.service()))
                            .toList());
        }
    }
}
