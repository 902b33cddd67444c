package io.swarmstead.swarm;

import io.swarmstead.plan.Plan;
import io.swarmstead.plan.Step;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.HostName;
import io.swarmstead.spec.HostSpec;
import io.swarmstead.spec.HostSpec.Role;
import io.swarmstead.spec.Problem;
import io.swarmstead.swarm.SwarmState.EngineInfo;
import io.swarmstead.swarm.SwarmState.Node;
import io.swarmstead.swarm.SwarmState.OnHost;
import io.swarmstead.swarm.SwarmState.Settings;
import io.swarmstead.swarm.SwarmState.Uptake;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What it takes to make the hosts one swarm.
 *
 * <p>A swarm is started only when every host was seen and none is in one: a host that is away might hold the swarm that
 * we would start beside it. A host in another swarm is an obstacle, never a step: its swarm may be somebody's. Of a host
 * whose Docker is silent nothing is concluded.
 */
final class SwarmPlanner {
    /**
     * Heartbeat 2 s: a dead host is noticed after 5 to 7 s instead of 13 to 16; less would declare healthy hosts down
     * after a change of leader. Certificates of ten years: a cloud that was off for months still comes back by itself.
     */
    static final Settings SETTINGS = new Settings(2, Duration.ofDays(3650).toSeconds(), 3);

    private final CloudSpec spec;
    private final SwarmState state;
    private final List<Step> steps = new ArrayList<>();
    private final List<Problem> obstacles = new ArrayList<>();

    SwarmPlanner(CloudSpec spec, SwarmState state) {
        this.spec = spec;
        this.state = state;
    }

    Plan plan() {
        state.hosts().forEach(this::engine);
        boolean silent = state.hosts().values().stream().anyMatch(OnHost::silent);
        if (state.hosts().values().stream().anyMatch(OnHost::member)) {
            membership();
        } else if (state.hosts().size() == spec.hosts().size() && !silent) {
            found();
        } else if (!state.hosts().isEmpty() && !silent) {
            obstacles.add(new Problem(
                    "the swarm is not started while a host is away",
                    "it may hold the swarm that the others would start beside it",
                    "bring every host of the spec up, then run: swarmstead up"));
        }
        return new Plan(steps, obstacles);
    }

    private void engine(HostName name, OnHost host) {
        boolean running = host.docker().active();
        if (!host.differing().isEmpty() || (running && host.uptake() != Uptake.NOTHING)) {
            steps.add(new SwarmStep.ConfigureEngine(
                    name, host.differing(), running ? Optional.of(host.uptake()) : Optional.empty()));
        }
        if (!host.docker().running() || (host.engine().isEmpty() && !host.silent())) {
            steps.add(new SwarmStep.StartEngine(name));
        }
        if (host.silent()) {
            obstacles.add(
                    new Problem(
                            name + ": Docker is there and does not answer",
                            "whether it is in the swarm, and as what, is not known, so nothing of that is changed",
                            "its steward mends a Docker that hangs, and a swarm without a leader chooses one; then: swarmstead up"));
        }
    }

    /** A new swarm: the first manager starts it, all others join. */
    private void found() {
        HostSpec first = spec.managers().getFirst();
        steps.add(new SwarmStep.InitSwarm(first.name(), first.address(), AddressPool.freeOf(spec)));
        join(
                first.name(),
                spec.hosts().stream().filter(host -> !host.equals(first)).toList());
    }

    private void join(HostName via, List<HostSpec> hosts) {
        steps.add(new SwarmStep.LabelHosts(
                via, List.copyOf(state.hosts().keySet()), "the swarm does not know which node is which host"));
        for (HostSpec host : hosts) {
            steps.add(new SwarmStep.JoinSwarm(
                    host.name(), host.address(), via, spec.host(via).address(), host.role()));
        }
    }

    private void membership() {
        Optional<EngineInfo> manager = state.manager();
        if (manager.isEmpty()) {
            // where Docker is only stopped, starting it is the step that may bring the leader back
            if (state.hosts().values().stream().allMatch(host -> host.engine().isPresent() || host.silent())) {
                withoutLeader();
            }
            return;
        }
        HostName via = state.managerHost().orElseThrow();
        Set<String> members = manager.get().nodes().stream().map(Node::id).collect(Collectors.toSet());
        List<HostSpec> joining = new ArrayList<>();
        state.hosts().forEach((name, host) -> {
            Optional<EngineInfo> engine = host.engine();
            if (host.silent()) {
                return;
            } else if (!host.member()) {
                if (ghosts(via, name, "", manager.get())) {
                    joining.add(spec.host(name));
                }
            } else if (engine.isEmpty()) {
                return;
            } else if (engine.get().nodeState().equals("error")) {
                damaged(name, engine.get());
            } else if (!members.contains(engine.get().nodeId())) {
                foreign(name, engine.get());
            } else {
                ghosts(via, name, engine.get().nodeId(), manager.get());
                role(via, name, manager.get(), engine.get());
            }
        });
        if (!joining.isEmpty()) {
            join(via, joining);
        } else {
            labels(via, manager.get());
        }
        if (manager.get().autolock()) {
            obstacles.add(new Problem(
                    "the swarm is locked whenever a manager starts (autolock)",
                    "after a power cut each of them waits for a person with the key, and the cloud with them",
                    "if you can do without it, run on %s: docker swarm update --autolock=false".formatted(via)));
        }
        if (!manager.get().settings().equals(SETTINGS)) {
            steps.add(new SwarmStep.TuneSwarm(via, SETTINGS));
        }
    }

    /**
     * Members of this name that the host, which answers, is not: they are down, or reached where it is, which the swarm has
     * not noticed yet. One that is elsewhere and ready is a machine that runs. A manager is taken out only while all others
     * are there.
     *
     * @param now the node that it is; empty where it is none
     * @return whether none of them stands in its way any more when the steps are done
     */
    private boolean ghosts(HostName via, HostName name, String now, EngineInfo manager) {
        List<Node> ghosts = manager.nodes().stream()
                .filter(node -> node.host().equals(name.value()) && !node.id().equals(now))
                .filter(node ->
                        !node.ready() || node.address().equals(spec.host(name).address()))
                .toList();
        List<Node> others = manager.nodes().stream()
                .filter(node -> node.manager() && !ghosts.contains(node) && !former(node))
                .toList();
        String missed = others.stream()
                .filter(node -> !node.counted() && !answers(node))
                .map(Node::host)
                .collect(Collectors.joining(", "));
        if (!missed.isEmpty() && ghosts.stream().anyMatch(Node::manager)) {
            obstacles.add(new Problem(
                    name + ": the manager that it was before stays in the swarm for now",
                    "one is taken out only while all others are there, and this one is not: " + missed,
                    "swarmstead status tells what it lacks; then: swarmstead up"));
            return false;
        }
        List<String> ids = others.stream().map(Node::id).toList();
        ghosts.forEach(node -> steps.add(
                new SwarmStep.RemoveGhost(via, name, node.id(), node.manager(), node.manager() ? ids : List.of())));
        return true;
    }

    /** Its host does, and the swarm may not have noticed yet. */
    private boolean answers(Node node) {
        return state.hosts().values().stream()
                .flatMap(host -> host.engine().stream())
                .anyMatch(engine -> engine.nodeId().equals(node.id()));
    }

    /** Whether the host that it is called after answers, and is another node or none. */
    private boolean former(Node node) {
        return state.hosts().entrySet().stream()
                .filter(host -> host.getKey().value().equals(node.host())
                        && !host.getValue().silent())
                .anyMatch(host -> host.getValue()
                        .engine()
                        .map(engine -> !engine.nodeId().equals(node.id()))
                        .orElse(!host.getValue().remembers()));
    }

    private void withoutLeader() {
        obstacles.add(new Problem(
                "the swarm has no leader",
                state.hosts().entrySet().stream()
                                .filter(host -> host.getValue().member())
                                .map(host -> host.getKey() + " is "
                                        + host.getValue()
                                                .engine()
                                                .map(EngineInfo::nodeState)
                                                .orElse("silent"))
                                .collect(Collectors.joining(", "))
                        + "; without a majority of managers nothing can be changed",
                "bring the managers that are away back; the swarm then goes on by itself"));
    }

    private void damaged(HostName name, EngineInfo engine) {
        obstacles.add(new Problem(
                name + ": its part in the swarm did not start",
                "Docker says: " + engine.error(),
                "its steward mends what it may; otherwise, while the other managers are there, run on " + name
                        + ": docker swarm leave --force; then: swarmstead up, which takes it back"));
    }

    private void foreign(HostName name, EngineInfo engine) {
        obstacles.add(new Problem(
                name + ": is a member of another swarm",
                "its node " + engine.nodeId() + " is unknown to this cloud's managers",
                "if that swarm is not needed, run on " + name + ": docker swarm leave --force; then: swarmstead up"));
    }

    private void role(HostName via, HostName name, EngineInfo manager, EngineInfo engine) {
        boolean isManager = manager.nodes().stream()
                .filter(node -> node.id().equals(engine.nodeId()))
                .anyMatch(Node::manager);
        if (!isManager && spec.host(name).role() == Role.MANAGER) {
            steps.add(new SwarmStep.Promote(via, name, engine.nodeId()));
        }
    }

    private void labels(HostName via, EngineInfo manager) {
        List<HostName> unlabelled = new ArrayList<>();
        state.hosts()
                .forEach((name, host) -> host.engine()
                        .flatMap(engine -> manager.nodes().stream()
                                .filter(node -> node.id().equals(engine.nodeId()))
                                .findFirst())
                        .filter(node -> !node.label().equals(name.value()))
                        .ifPresent(_ -> unlabelled.add(name)));
        if (!unlabelled.isEmpty()) {
            steps.add(new SwarmStep.LabelHosts(via, unlabelled, "a node's label does not name its host"));
        }
    }
}
