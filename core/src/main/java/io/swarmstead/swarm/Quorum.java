package io.swarmstead.swarm;

import io.swarmstead.plan.Verdict;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.HostName;
import io.swarmstead.spec.HostSpec;
import io.swarmstead.swarm.SwarmState.EngineInfo;
import io.swarmstead.swarm.SwarmState.Node;
import io.swarmstead.swarm.SwarmState.OnHost;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How the managers of a swarm are, as all of them say that answer. One alone is not believed: who has just come back tells
 * what it knew before, and a new leader does not reach yet whom the last one reached. It is well when all of them reach all,
 * name one leader, and have missed nobody for a while, as far as their stewards know.
 *
 * @param manager whose swarm it is
 */
record Quorum(CloudSpec spec, SwarmState state, EngineInfo manager) {
    Verdict verdict() {
        long managers = managers().count();
        long reachable = managers().filter(this::isCounted).count();
        long spare = reachable - (managers / 2 + 1);
        String fact = "quorum: %d of %d managers reachable".formatted(reachable, managers);
        if (spec.managers().size() == 1) {
            return Verdict.well(fact, "one host is the whole cloud, and its loss the loss of all; back it up");
        }
        String consequence = spare > 0 ? "can lose " + spare : "the loss of one more stops the swarm";
        if (reachable < managers && managers > spec.managers().size()) {
            return Verdict.degraded(fact, "a manager that is not in the spec is away and still counts; " + consequence);
        }
        return reachable < managers || managers < spec.managers().size() || spare < 1
                ? Verdict.degraded(fact, consequence)
                : unsettled(fact).orElseGet(() -> Verdict.well(fact, consequence));
    }

    private Stream<Node> managers() {
        return manager.nodes().stream().filter(Node::manager);
    }

    private boolean isCounted(Node node) {
        return views().allMatch(view ->
                view.nodes().stream().anyMatch(seen -> seen.id().equals(node.id()) && seen.counted()));
    }

    /** Of the managers that answer for this swarm; one that has lost its leader does not tell the swarm's id any more. */
    private Stream<EngineInfo> views() {
        return state.hosts().values().stream()
                .flatMap(host -> host.engine().stream())
                .filter(engine ->
                        engine.nodes().stream().anyMatch(node -> node.id().equals(manager.nodeId())));
    }

    /** What may take it back that all are reachable. */
    private Optional<Verdict> unsettled(String fact) {
        List<HostName> leaderless = leaderless();
        if (!leaderless.isEmpty()) {
            return Optional.of(Verdict.degraded(
                    fact + "; no leader is known to " + names(leaderless), "it is not in the swarm again yet"));
        }
        Set<String> leaders = views().flatMap(view -> view.nodes().stream())
                .filter(Node::leader)
                .map(Node::host)
                .collect(Collectors.toCollection(TreeSet::new));
        if (leaders.size() != 1) {
            return Optional.of(Verdict.degraded(
                    fact + "; " + (leaders.isEmpty() ? "no leader" : "leaders: " + String.join(", ", leaders)),
                    "nothing is placed anew until all name the same one"));
        }
        return shortest()
                .filter(lasting -> lasting.compareTo(WholeMark.SETTLES) < 0)
                .map(lasting -> Verdict.degraded(
                        "%s for %d s".formatted(fact, lasting.toSeconds()),
                        "counted as well after %d s, because it may be taken back so soon after a return"
                                .formatted(WholeMark.SETTLES.toSeconds())));
    }

    /** Hosts of managers whose Docker runs and does not answer for the swarm. */
    private List<HostName> leaderless() {
        Set<String> managers = managers().map(Node::id).collect(Collectors.toSet());
        return state.hosts().entrySet().stream()
                .filter(host -> host.getValue()
                        .engine()
                        .filter(engine -> engine.nodes().isEmpty() && managers.contains(engine.nodeId()))
                        .isPresent())
                .map(Map.Entry::getKey)
                .toList();
    }

    private Optional<Duration> shortest() {
        return spec.managers().stream()
                .map(HostSpec::name)
                .map(state.hosts()::get)
                .flatMap(host -> Optional.ofNullable(host).flatMap(OnHost::whole).stream())
                .min(Duration::compareTo);
    }

    private static String names(List<HostName> hosts) {
        return hosts.stream().map(HostName::value).collect(Collectors.joining(", "));
    }
}
