package io.swarmstead.swarm;

import io.swarmstead.host.HostFile;
import io.swarmstead.host.Unit;
import io.swarmstead.spec.HostName;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The engines of the hosts that were seen, and the swarm as its managers describe it. */
public record SwarmState(SequencedMap<HostName, OnHost> hosts) {
    /**
     * One host.
     *
     * @param differing files of ours that are not as they shall be
     * @param uptake what Docker has to do, where it runs, until all of them count
     * @param engine what Docker says of itself; absent where it does not run, or is silent
     * @param silent Docker is there and does not answer, so that who it is cannot be told
     * @param remembers its disk says that it was a member of a swarm, which it will be again once Docker runs
     * @param ipvs whether the kernel has IPVS, without which service VIPs and the routing mesh do not forward
     * @param whole for how long its steward has missed no manager of the swarm; none where it has not told
     */
    public record OnHost(
            Unit docker,
            List<HostFile> differing,
            Uptake uptake,
            Optional<EngineInfo> engine,
            boolean silent,
            boolean remembers,
            boolean ipvs,
            Optional<Duration> whole) {
        /** Whether it is in a swarm, or will be when Docker runs. */
        boolean member() {
            return engine.map(info -> !info.nodeState().equals("inactive")).orElse(remembers);
        }
    }

    /** What a Docker that runs has to do to go by its files. */
    public enum Uptake {
        /** It goes by them. */
        NOTHING,
        /** It reads {@code daemon.json} again, and what it runs goes on. */
        RELOAD,
        /** It is started anew. */
        RESTART
    }

    /**
     * Docker's view from one host.
     *
     * @param runtime what it makes containers with of which nobody says another; empty where it does not tell
     * @param nodeState Swarm's LocalNodeState: inactive, pending, active, error or locked
     * @param error Swarm's own words for what is wrong, or empty
     * @param cluster the id of the swarm, known to managers only, or empty
     * @param settings the swarm's settings, known to managers only
     * @param autolock whether managers wait for a person with a key at every start, known to managers only
     * @param nodes the members, known to managers while there is a leader, otherwise empty
     */
    public record EngineInfo(
            String runtime,
            String nodeState,
            String nodeId,
            String error,
            boolean control,
            String cluster,
            Settings settings,
            boolean autolock,
            List<Node> nodes) {}

    /** What we set on a swarm; durations in seconds. */
    public record Settings(long heartbeat, long certificateLife, long taskHistory) {}

    /**
     * A member of the swarm.
     *
     * @param address at which the other members reach it
     */
    public record Node(
            String id,
            String hostName,
            String address,
            boolean ready,
            boolean manager,
            boolean reachable,
            boolean leader,
            String label) {
        /** A manager that votes. The swarm takes whoever answers at a former manager's address for that one. */
        public boolean counted() {
            return reachable && ready;
        }

        /** The host of the spec that it is; a node of somebody else's is called as it calls itself. */
        public String host() {
            return label.isEmpty() ? hostName : label;
        }
    }

    /** A manager that answers for the whole swarm: for the one with most of the hosts, should there be several. */
    public Optional<EngineInfo> manager() {
        return managers()
                .map(Map.Entry::getValue)
                .reduce((one, other) -> membersOf(other) > membersOf(one) ? other : one);
    }

    /** The host on which {@link #manager} was found. */
    public Optional<HostName> managerHost() {
        return manager()
                .flatMap(chosen -> managers()
                        .filter(manager -> manager.getValue().equals(chosen))
                        .map(Map.Entry::getKey)
                        .findFirst());
    }

    /**
     * Whether nobody answers for the swarm now, and enough of its managers run to choose a leader.
     *
     * @param managers which there shall be
     */
    public boolean leaderComes(Collection<HostName> managers) {
        long running = managers.stream()
                .map(hosts::get)
                .filter(host -> host != null && host.docker().active() && host.member())
                .count();
        return manager().isEmpty() && 2 * running > managers.size();
    }

    private Stream<Map.Entry<HostName, EngineInfo>> managers() {
        return hosts.entrySet().stream()
                .flatMap(host -> host.getValue().engine().stream().map(engine -> Map.entry(host.getKey(), engine)))
                .filter(host -> !host.getValue().nodes().isEmpty());
    }

    /** How many of the hosts are in this manager's swarm. */
    private long membersOf(EngineInfo manager) {
        Set<String> members = manager.nodes().stream().map(Node::id).collect(Collectors.toSet());
        return hosts.values().stream()
                .flatMap(host -> host.engine().stream())
                .filter(engine -> members.contains(engine.nodeId()))
                .count();
    }
}
