package io.swarmstead.deployment;

import io.swarmstead.host.Command;
import io.swarmstead.host.Host;
import io.swarmstead.host.HostException;
import io.swarmstead.host.Result;
import io.swarmstead.spec.Problem;
import io.swarmstead.stacks.StackState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Says of a deployment that failed why, with the last words of the task that did, and in which state it has left the
 * cloud.
 *
 * @param before the deployment that the engine goes back to
 */
record FailureReport(Host manager, Optional<DeploymentRecord> before) {
    private static final int LOG_LINES = 10;
    private static final String NEXT = "correct the file and deploy again";

    /** The engine stopped an update, or took it back. */
    Problem brokenOff(StackState state, StackState.Service service, Instant start) throws HostException {
        Optional<StackState.Task> broken = state.lastBroken(service.id(), start);
        return problem(
                "%s: its update failed".formatted(service.name()),
                broken.map(StackState.Task::error).orElse(service.update().message()),
                broken,
                state);
    }

    /** The tasks of a service fail again and again. */
    Problem hopeless(StackState state, StackState.Task task, int often) throws HostException {
        return problem(
                "%s %s %d times".formatted(state.name(task), task.state(), often),
                task.error(),
                Optional.of(task),
                state);
    }

    /** Time is over. */
    Problem late(StackState state, Duration patience) {
        return new Problem(
                "not converged after %d s".formatted(patience.toSeconds()),
                Stream.concat(state.obstacles().stream(), Stream.of(left(state)))
                        .collect(Collectors.joining("\n")),
                "the swarm goes on trying: look again with swarmstead status, or " + NEXT);
    }

    /** Everything runs, and is not reached. */
    Problem silent(StackState state, List<String> silent) {
        return new Problem(
                "every task runs, and does not answer: " + String.join("; ", silent),
                left(state),
                "look at the network, the port in traefik.http.services.*.loadbalancer.server.port, and what the task"
                        + " listens on");
    }

    private Problem problem(String what, String error, Optional<StackState.Task> task, StackState state)
            throws HostException {
        List<String> log = task.isPresent() ? log(task.get()) : List.of();
        String words = log.isEmpty() ? "it printed nothing" : String.join("\n", log);
        return new Problem(what, "%s%n%s%n%s".formatted(error, words, left(state)), NEXT);
    }

    /** What the task printed last; nothing where its host is away. */
    private List<String> log(StackState.Task task) throws HostException {
        Result printed = manager.attempt(Command.script(
                        "timeout 10 docker service logs --raw --tail \"$1\" \"$2\" 2>&1",
                        String.valueOf(LOG_LINES),
                        task.id())
                .withTimeout(Duration.ofSeconds(20)));
        return printed.output().lines().map(line -> "| " + line).toList();
    }

    /** In which state everything is now. */
    private String left(StackState state) {
        return state.services().stream()
                .map(service -> "now: %s: %d/%d run".formatted(standing(service), service.running(), service.desired()))
                .collect(Collectors.joining("\n"));
    }

    private String standing(StackState.Service service) {
        StackState.Update update = service.update();
        if (update.returned()) {
            return service.name()
                    + before.map(record -> " rolled back to the deployment of " + record.time())
                            .orElse(" rolled back to what it was before");
        }
        if (update.brokenOff()) {
            return service.name() + " half-way, " + update.state().replace('_', ' ');
        }
        return service.name() + " as this deployment asks";
    }
}
