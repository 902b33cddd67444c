package io.swarmstead.balance;

import io.swarmstead.host.Host;
import io.swarmstead.host.HostException;
import io.swarmstead.host.Result;
import io.swarmstead.spec.Problem;
import io.swarmstead.stacks.ManagerClock;
import io.swarmstead.stacks.Patience;
import io.swarmstead.stacks.StackState;
import io.swarmstead.swarm.Engine;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Has the swarm replace every task of a service by the service's own update settings, as {@code docker service update
 * --force} does, and waits for the end of that. Where a new task does not get well the swarm does what these settings
 * say, mostly to go back; nothing is undone here.
 */
final class ForcedUpdate {
    /** How often a service's tasks may fail before we stop waiting. */
    private static final int HOPELESS = 3;

    /** A task counts as running when it has been for this long: the swarm's own monitor has passed before that. */
    private static final Duration STEADY = Duration.ofSeconds(2);

    private final Host manager;
    private final String service;
    private final String id;
    private final Instant start;
    private final Consumer<String> progress;
    private Optional<Problem> failure = Optional.empty();
    private String running = "";

    private ForcedUpdate(Host manager, String service, String id, Instant start, Consumer<String> progress) {
        this.manager = manager;
        this.service = service;
        this.id = id;
        this.start = start;
        this.progress = progress;
    }

    /**
     * Tells the swarm.
     *
     * @param progress hears what is waited for
     * @throws HostException also if the swarm does not take it, because somebody else was faster
     */
    static ForcedUpdate begin(Host manager, String service, Consumer<String> progress) throws HostException {
        Instant start = ManagerClock.now(manager);
        JsonNode described = JsonMapper.shared().readTree(manager.run(Engine.get("/services/" + service)));
        JsonNode spec = described.path("Spec");
        ObjectNode template = (ObjectNode) spec.path("TaskTemplate");
        template.put("ForceUpdate", template.path("ForceUpdate").asLong(0) + 1);
        String id = described.path("ID").asString("");
        String path = "/services/%s/update?version=%d"
                .formatted(id, described.path("Version").path("Index").asLong(0));
        Result updated = manager.attempt(Engine.post(path, JsonMapper.shared().writeValueAsString(spec)));
        if (!updated.succeeded()) {
            throw new HostException(new Problem(
                    service + ": the swarm did not take it",
                    Engine.complaint(updated),
                    "run this again: swarmstead rebalance"));
        }
        return new ForcedUpdate(manager, service, id, start, progress);
    }

    /**
     * Waits until every task runs, and is healthy where the service says how to tell.
     *
     * @return why it does not; empty where it does
     */
    Optional<Problem> await(Duration longest) throws HostException {
        if (!Patience.of(longest).until(this::over)) {
            return Optional.of(
                    problem("not everywhere after %d s".formatted(longest.toSeconds()), "the swarm goes on with it"));
        }
        return failure;
    }

    /** While there is no leader the engine does not tell. */
    private boolean over() throws HostException {
        Result services = manager.attempt(Engine.get("/services?status=true&filters={\"id\":[\"%s\"]}".formatted(id)));
        Result tasks = manager.attempt(Engine.get("/tasks?filters={\"service\":[\"%s\"]}".formatted(id)));
        if (!services.succeeded() || !tasks.succeeded()) {
            progress.accept("the swarm, which does not tell");
            return false;
        }
        StackState state = StackState.read(services.output(), tasks.output());
        running = state.summary();
        progress.accept(running);
        if (state.returning()) {
            return false;
        }
        failure = failure(state);
        Instant now = ManagerClock.now(manager);
        return failure.isPresent() || (isUpdated(state) && state.converged(start, start, now, _ -> STEADY));
    }

    /** The swarm says so of every update that it was told; before, it has nothing to say yet. */
    private static boolean isUpdated(StackState state) {
        return state.services().stream().anyMatch(each -> each.update().state().equals("completed"));
    }

    private Optional<Problem> failure(StackState state) {
        Optional<Problem> brokenOff = state.brokenOff()
                .map(each -> problem(
                        each.update().returned()
                                ? "its new task did not get well, and the swarm went back"
                                : "its update was broken off",
                        each.update().message()
                                + state.lastBroken(each.id(), start)
                                        .map(task -> ": " + task.error())
                                        .orElse("")));
        return brokenOff.isPresent()
                ? brokenOff
                : state.hopeless(start, HOPELESS)
                        .map(task -> problem(
                                "%s %s %d times".formatted(state.name(task), task.state(), HOPELESS), task.error()));
    }

    private Problem problem(String what, String why) {
        return new Problem(
                service + ": " + what,
                "%s; now %s run; no other service was touched after it".formatted(why, running),
                "swarmstead status and swarmstead stack show tell more; then run this again");
    }
}
