package io.swarmstead.swarm;

import io.swarmstead.host.Command;
import io.swarmstead.host.Fleet;
import io.swarmstead.host.Host;
import io.swarmstead.host.HostException;
import io.swarmstead.host.HostFile;
import io.swarmstead.host.Shape;
import io.swarmstead.host.Unit;
import io.swarmstead.machine.MachineStep;
import io.swarmstead.plan.Impact;
import io.swarmstead.plan.Milestone;
import io.swarmstead.plan.Step;
import io.swarmstead.spec.HostName;
import io.swarmstead.spec.HostSpec.Role;
import io.swarmstead.spec.Problem;
import io.swarmstead.swarm.SwarmState.Settings;
import io.swarmstead.swarm.SwarmState.Uptake;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What can be done to an engine or to the swarm. */
public sealed interface SwarmStep extends Step {
    /** Docker runs on the host as it shall. */
    static Milestone engine(HostName host) {
        return Milestone.on(host, "engine");
    }

    /** The swarm exists. */
    Milestone FOUNDED = new Milestone("swarm");

    /** The host is a member of the swarm. */
    static Milestone member(HostName host) {
        return Milestone.on(host, "member");
    }

    /** No member that the host was before stands in its way. */
    static Milestone placeFree(HostName host) {
        return Milestone.on(host, "place in the swarm");
    }

    /** Every host is a member. */
    Milestone COMPLETE = new Milestone("complete swarm");

    /** What the swarm calls a member. */
    Shape NODE = Shape.of("the id of a node", "[0-9a-z]{25}");

    /** What lets a host join. */
    Shape TOKEN = Shape.of("a token of a swarm", "SWMTKN-[0-9A-Za-z-]{1,200}");

    /** The request, unless the host is in a swarm: the API refuses to start or join one twice. */
    private static Command unlessMember(String path, String json) {
        return Command.inline(
                        "state=$(docker info --format \"{{.Swarm.LocalNodeState}}\") && { [ \"$state\" != inactive ] || "
                                + Engine.POST + "; }",
                        path)
                .withInput(json)
                .withTimeout(Duration.ofSeconds(60));
    }

    /**
     * Writes Docker's configuration, and has it taken up.
     *
     * @param uptake what a Docker that runs has to do for that; none where it does not run
     */
    record ConfigureEngine(HostName host, List<HostFile> files, Optional<Uptake> uptake) implements SwarmStep {
        @Override
        public String action() {
            return switch (uptake.orElse(Uptake.NOTHING)) {
                case NOTHING -> "configure Docker";
                case RELOAD -> "configure Docker and reload it";
                case RESTART -> "configure Docker and restart it";
            };
        }

        @Override
        public String reason() {
            return files.isEmpty()
                    ? "it goes by another daemon.json than is there"
                    : HostFile.paths(files) + " differs";
        }

        @Override
        public Impact impact() {
            return uptake.filter(Uptake.RESTART::equals).isPresent() ? Impact.RESTART : Impact.NONE;
        }

        /** The runtime of containers asks jq. Where Docker is not there yet, it starts with these files as it is installed. */
        @Override
        public Set<Milestone> requires() {
            return uptake.isPresent() ? Set.of(MachineStep.packages(host)) : Set.of();
        }

        @Override
        public Set<Milestone> provides() {
            return Set.of(uptake.isPresent() ? engine(host) : MachineStep.configuration(host));
        }

        @Override
        public void apply(Fleet fleet) throws HostException {
            Host on = fleet.host(host);
            on.writeAll(files);
            switch (uptake.orElse(Uptake.NOTHING)) {
                case NOTHING -> {}
                case RELOAD -> on.run(Unit.reload("docker"));
                case RESTART -> on.run(Unit.restart("docker"));
            }
        }
    }

    /** Starts Docker now and at every boot. */
    record StartEngine(HostName host) implements SwarmStep {
        @Override
        public String action() {
            return "start Docker";
        }

        @Override
        public String reason() {
            return "it does not run";
        }

        @Override
        public Set<Milestone> requires() {
            return Set.of(MachineStep.packages(host), MachineStep.configuration(host));
        }

        @Override
        public Set<Milestone> provides() {
            return Set.of(engine(host));
        }

        @Override
        public void apply(Fleet fleet) throws HostException {
            fleet.host(host).run(Unit.start("docker"));
        }
    }

    /** Starts the swarm on its first manager. */
    record InitSwarm(HostName host, String address, String pool) implements SwarmStep {
        @Override
        public String action() {
            return "start the swarm";
        }

        @Override
        public String reason() {
            return "no host is in a swarm";
        }

        @Override
        public Set<Milestone> requires() {
            return Set.of(engine(host));
        }

        @Override
        public Set<Milestone> provides() {
            return Set.of(FOUNDED, member(host));
        }

        @Override
        public void apply(Fleet fleet) throws HostException {
            Settings settings = SwarmPlanner.SETTINGS;
            Map<String, Object> swarm = Map.of(
                    "Orchestration", Map.of("TaskHistoryRetentionLimit", settings.taskHistory()),
                    "Raft", Map.of("KeepOldSnapshots", 3),
                    "Dispatcher",
                            Map.of(
                                    "HeartbeatPeriod",
                                    Duration.ofSeconds(settings.heartbeat()).toNanos()),
                    "CAConfig",
                            Map.of(
                                    "NodeCertExpiry",
                                    Duration.ofSeconds(settings.certificateLife())
                                            .toNanos()));
            fleet.host(host)
                    .run(unlessMember(
                            "/swarm/init",
                            JsonMapper.shared()
                                    .writeValueAsString(Map.of(
                                            "ListenAddr",
                                            "0.0.0.0:2377",
                                            "AdvertiseAddr",
                                            address,
                                            "DataPathAddr",
                                            address,
                                            "DefaultAddrPool",
                                            List.of(pool),
                                            "SubnetSize",
                                            AddressPool.SUBNET_LENGTH,
                                            "Spec",
                                            swarm))));
        }
    }

    /** Joins a host to the swarm; the token is asked of a manager now and travels on standard input. */
    record JoinSwarm(HostName host, String address, HostName via, String viaAddress, Role role) implements SwarmStep {
        @Override
        public String action() {
            return "join the swarm as a " + (role == Role.MANAGER ? "manager" : "worker");
        }

        @Override
        public String reason() {
            return host + " is in the spec and not in the swarm";
        }

        @Override
        public Set<Milestone> requires() {
            return Set.of(engine(host), engine(via), FOUNDED, placeFree(host));
        }

        @Override
        public Set<Milestone> provides() {
            return Set.of(member(host), COMPLETE);
        }

        @Override
        public void apply(Fleet fleet) throws HostException {
            String token = TOKEN.checked(
                    via,
                    fleet.host(via)
                            .run(Command.of(
                                    "docker",
                                    "swarm",
                                    "join-token",
                                    "-q",
                                    role == Role.MANAGER ? "manager" : "worker")));
            fleet.host(host)
                    .run(unlessMember(
                            "/swarm/join",
                            JsonMapper.shared()
                                    .writeValueAsString(Map.of(
                                            "ListenAddr", "0.0.0.0:2377",
                                            "AdvertiseAddr", address,
                                            "DataPathAddr", address,
                                            "RemoteAddrs", List.of(viaAddress + ":2377"),
                                            "JoinToken", token))));
        }
    }

    /**
     * Takes a member out that nobody is any more: the host of its name is installed anew, or joined once more. A manager
     * that never comes back counts for the majority all the same. Before the host joins again, so that there are never two.
     *
     * @param others the ids of the other managers where it is one; it is taken out only while all of them are there
     */
    record RemoveGhost(HostName host, HostName former, String node, boolean manager, List<String> others)
            implements SwarmStep {
        /** A new leader does not reach at once whom the last one reached. */
        private static final Duration LONGEST = Duration.ofSeconds(90);

        private static final String SCRIPT = """
                node=$1 role=$2
                shift 2
                missed() {
                    for other; do
                        state=$(docker node inspect -f '{{.Status.State}} {{.ManagerStatus.Reachability}}' "$other") || return 0
                        [ "$state" = "ready reachable" ] || return 0
                    done
                    return 1
                }
                if [ "$role" = manager ]; then
                    for _ in $(seq 100); do
                        missed "$@" || break
                        sleep 0.5
                    done
                    if missed "$@"; then
                        echo "the manager $other is not there, and one is taken out only while all others are" >&2
                        exit 1
                    fi
                    docker node demote "$node" || exit 1
                fi
                for _ in $(seq 50); do
                    said=$(docker node rm --force "$node" 2>&1) && exit 0
                    docker node inspect "$node" > /dev/null 2>&1 || exit 0
                    sleep 0.2
                done
                echo "$said" >&2
                exit 1
                """;

        @Override
        public String action() {
            return "take the node out of the swarm that " + former + " was before";
        }

        @Override
        public String reason() {
            return "%s was installed anew, and is not the node %s any more".formatted(former, node);
        }

        @Override
        public Set<Milestone> requires() {
            return Set.copyOf(List.of(engine(host), engine(former)));
        }

        @Override
        public Set<Milestone> provides() {
            return Set.of(placeFree(former));
        }

        /**
         * The host's own Docker has to say that it is not that node. The swarm refuses to remove a manager until all managers
         * know that it is none any more.
         */
        @Override
        public void apply(Fleet fleet) throws HostException {
            String id = NODE.checked(host, node);
            requireAnother(fleet.host(former).run(Engine.get("/info")));
            List<String> words = new ArrayList<>(List.of(id, manager ? "manager" : "worker"));
            for (String other : others) {
                words.add(NODE.checked(host, other));
            }
            fleet.host(host)
                    .run(Command.script(SCRIPT, words.toArray(String[]::new)).withTimeout(LONGEST));
        }

        /** A host whose part in the swarm is damaged, or waits for a key, is the node that it was. */
        private void requireAnother(String info) throws HostException {
            JsonNode now = tree(info).path("Swarm");
            String state = now.path("LocalNodeState").asString("");
            String itself = now.path("NodeID").asString("");
            boolean another =
                    state.equals("inactive") || (state.equals("active") && !itself.isEmpty() && !itself.equals(node));
            if (!another) {
                throw new HostException(new Problem(
                        "%s: does not say that it is not the node %s any more".formatted(former, node),
                        "a member that lives would be taken out of the swarm",
                        "nothing was changed; see on %s what docker info says of Swarm, then run: swarmstead up"
                                .formatted(former)));
            }
        }

        private static JsonNode tree(String info) {
            try {
                return JsonMapper.shared().readTree(info);
            } catch (JacksonException _) {
                return JsonMapper.shared().createObjectNode();
            }
        }
    }

    /** Makes a member a manager. */
    record Promote(HostName via, HostName host, String node) implements SwarmStep {
        @Override
        public String action() {
            return "become a manager";
        }

        @Override
        public String reason() {
            return "the spec makes " + host + " a manager and the swarm has it as a worker";
        }

        @Override
        public Set<Milestone> requires() {
            return Set.of(engine(via));
        }

        @Override
        public void apply(Fleet fleet) throws HostException {
            fleet.host(via).run(Command.of("docker", "node", "promote", NODE.checked(via, node)));
        }
    }

    /** Sets the swarm's timing, and how long its certificates live. */
    record TuneSwarm(HostName host, Settings settings) implements SwarmStep {
        @Override
        public String action() {
            return "set the swarm's heartbeat, certificate life and task history";
        }

        @Override
        public String reason() {
            return "they differ from %d s, %d h and %d"
                    .formatted(
                            settings.heartbeat(),
                            Duration.ofSeconds(settings.certificateLife()).toHours(),
                            settings.taskHistory());
        }

        @Override
        public Set<Milestone> requires() {
            return Set.of(engine(host));
        }

        @Override
        public void apply(Fleet fleet) throws HostException {
            fleet.host(host)
                    .run(Command.of(
                            "docker",
                            "swarm",
                            "update",
                            "--dispatcher-heartbeat",
                            settings.heartbeat() + "s",
                            "--cert-expiry",
                            settings.certificateLife() + "s",
                            "--task-history-limit",
                            String.valueOf(settings.taskHistory()),
                            "--max-snapshots",
                            "3"));
        }
    }

    /** Labels each member with the name of its host; on the manager {@code host}. */
    record LabelHosts(HostName host, List<HostName> members, String reason) implements SwarmStep {
        @Override
        public String action() {
            return "label the nodes of "
                    + String.join(", ", members.stream().map(HostName::value).toList());
        }

        @Override
        public Set<Milestone> requires() {
            return Set.of(engine(host), FOUNDED, COMPLETE);
        }

        @Override
        public void apply(Fleet fleet) throws HostException {
            for (HostName member : members) {
                String node = NODE.checked(
                        member, fleet.host(member).run(Command.of("docker", "info", "--format", "{{.Swarm.NodeID}}")));
                // the swarm itself writes to a node that has just joined; an update that comes between is refused
                fleet.host(host).run(Command.script("""
                        for _ in $(seq 50); do
                            said=$(docker node update --label-add "$1" "$2" 2>&1) && exit 0
                            sleep 0.1
                        done
                        echo "$said" >&2
                        exit 1
                        """, EngineReading.HOST_LABEL + "=" + member, node));
            }
        }
    }
}
