package io.swarmstead.deployment;

import io.swarmstead.compose.GoDuration;
import io.swarmstead.host.Command;
import io.swarmstead.host.HostException;
import io.swarmstead.spec.HostSpec;
import io.swarmstead.spec.Problem;
import io.swarmstead.stacks.Labels;
import io.swarmstead.stacks.Routes;
import io.swarmstead.stacks.StackName;
import io.swarmstead.stacks.StackState;
import io.swarmstead.swarm.Engine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Waits until a deployed stack has proved itself: every task runs and is healthy for its service's monitor period, and
 * then every simple route answers through every host. Where the engine takes an update back, it waits for the end of that.
 */
final class StackProof {
    /** How often a service's tasks may fail before we stop waiting. */
    private static final int HOPELESS = 3;

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(300);

    /** The engine's own, where a service has none. */
    private static final Duration MONITOR = Duration.ofSeconds(5);

    /** Traefik asks the engine every second; this leaves room for a change of leader. */
    private static final Duration ROUTES = Duration.ofSeconds(30);

    private final StackSite site;
    private final StackName name;
    private final StackFile stack;
    private final FailureReport report;
    private final Instant start;
    private final Instant end;
    private final DeploymentListener listener;
    private String said = "";

    /** @param patience how long to wait from {@code start} on */
    StackProof(
            StackSite site,
            StackName name,
            StackFile stack,
            FailureReport report,
            Instant start,
            Duration patience,
            DeploymentListener listener) {
        this.site = site;
        this.name = name;
        this.stack = stack;
        this.report = report;
        this.start = start;
        this.end = start.plus(patience);
        this.listener = listener;
    }

    /** What a look at the swarm showed, and when. */
    private record Seen(Instant now, StackState state, List<String> managers) {}

    /** Why it is not proved; empty where it is. */
    Optional<Problem> await() throws HostException {
        Instant deployed = site.now();
        while (true) {
            Seen seen = look();
            if (seen.state().returning() && seen.now().isBefore(end)) {
                waiting("the engine to take it back: " + seen.state().summary());
                pause();
                continue;
            }
            Optional<Problem> failure = failure(seen);
            if (failure.isPresent()) {
                return failure;
            }
            if (seen.state().converged(start, deployed, seen.now(), this::monitor)) {
                return routes(seen);
            }
            waiting(seen.state().summary());
            pause();
        }
    }

    private Optional<Problem> failure(Seen seen) throws HostException {
        StackState state = seen.state();
        Optional<StackState.Service> brokenOff = state.brokenOff();
        if (brokenOff.isPresent()) {
            return Optional.of(report.brokenOff(state, brokenOff.get(), start));
        }
        Optional<StackState.Task> hopeless = state.hopeless(start, HOPELESS);
        if (hopeless.isPresent()) {
            return Optional.of(report.hopeless(state, hopeless.get(), HOPELESS));
        }
        return seen.now().isAfter(end)
                ? Optional.of(report.late(state, Duration.between(start, end)))
                : Optional.empty();
    }

    private Optional<Problem> routes(Seen first) throws HostException {
        List<String> names = stack.services().values().stream()
                .flatMap(service -> Routes.provable(StackFile.labels(service)).stream())
                .distinct()
                .toList();
        if (names.isEmpty() || first.managers().isEmpty()) {
            return Optional.empty();
        }
        RouteProof proof =
                new RouteProof(names, first.managers(), site.spec().ingress().https());
        Instant latest = earlier(end, first.now().plus(ROUTES));
        while (true) {
            List<String> silent = proof.silent(site.manager().run(proof.question()));
            if (silent.isEmpty()) {
                return Optional.empty();
            }
            if (site.now().isAfter(latest)) {
                return Optional.of(report.silent(look().state(), silent));
            }
            waiting("an answer: " + String.join("; ", silent));
            pause();
        }
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** For how long the tasks of a service have to run, by the service's full name. */
    private Duration monitor(String service) {
        Map<String, Object> own = stack.services().getOrDefault(service.replaceFirst("^" + name + "_", ""), Map.of());
        return Optional.ofNullable(Tree.at(own, List.of("deploy", "update_config", "monitor")))
                .flatMap(monitor -> GoDuration.parse(String.valueOf(monitor)))
                .map(GoDuration::duration)
                .orElse(MONITOR);
    }

    private Seen look() throws HostException {
        String filter = "filters={\"label\":[\"%s=%s\"]}".formatted(Labels.STACK, name);
        List<String> lines = site.manager()
                .run(Command.script(
                        Engine.FUNCTION + """
                        date +%s%3N
                        for path; do echo "$(engine "$path")"; done
                        """, "/services?status=true&" + filter, "/tasks?" + filter, "/nodes"))
                .lines()
                .toList();
        return new Seen(
                Instant.ofEpochMilli(Long.parseLong(lines.getFirst().strip())),
                StackState.read(orEmpty(lines, 1), orEmpty(lines, 2)),
                addresses(JsonMapper.shared().readTree(orEmpty(lines, 3))));
    }

    /** While there is no leader the engine does not tell. */
    private static String orEmpty(List<String> lines, int index) {
        return index < lines.size() && !lines.get(index).isBlank() ? lines.get(index) : "[]";
    }

    /** Of the managers that are there. */
    private List<String> addresses(JsonNode nodes) {
        List<String> ready = StackNode.read(nodes).stream()
                .filter(StackNode::ready)
                .map(StackNode::host)
                .toList();
        return site.spec().managers().stream()
                .filter(host -> ready.contains(host.name().value()))
                .map(HostSpec::address)
                .toList();
    }

    private void waiting(String what) {
        if (!what.equals(said)) {
            said = what;
            listener.waiting(what);
        }
    }

    private static void pause() throws HostException {
        try {
            Thread.sleep(BETWEEN_LOOKS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new HostException(
                    new Problem("stopped", "we were interrupted while we waited", "deploy again"), interrupted);
        }
    }
}
