package io.swarmstead.cloud;

import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.HostSpec;
import io.swarmstead.spec.Problem;
import io.swarmstead.storage.StorageState;
import io.swarmstead.swarm.SwarmState;
import io.swarmstead.swarm.SwarmState.EngineInfo;
import io.swarmstead.swarm.SwarmState.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Hosts that are in the swarm or in the pool of the volume and that the cloud's file does not name: one was taken out of the
 * file, renamed or given another address. What is there has data and a vote all the same, and a plan for the hosts that are
 * left would cover, move or forget it; so nothing is planned.
 */
record UnnamedHosts(CloudSpec spec, SwarmState swarm, StorageState storage) {
    /** A problem for each of them. */
    List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        Set<String> pool = pool();
        Set<String> told = nodes().stream()
                .flatMap(node -> Stream.of(node.host(), node.address()))
                .collect(Collectors.toSet());
        nodes().forEach(node -> problems.add(inSwarm(node, pool)));
        pool.stream().filter(peer -> !told.contains(peer)).map(this::inPool).forEach(problems::add);
        return problems;
    }

    private List<Node> nodes() {
        return swarm.manager().map(EngineInfo::nodes).orElse(List.of()).stream()
                .filter(node -> spec.hosts().stream()
                        .noneMatch(host -> host.name().value().equals(node.host())))
                .toList();
    }

    /** Of the volume: a host that does not know it may be in somebody else's pool, which is told otherwise. */
    private Set<String> pool() {
        return storage.hosts().values().stream()
                .filter(host -> !host.volume().isEmpty())
                .flatMap(host -> host.peers().stream())
                .filter(peer -> spec.hosts().stream()
                        .noneMatch(host -> host.address().equals(peer)
                                || host.name().value().equals(peer)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Problem inSwarm(Node node, Set<String> pool) {
        boolean copies = pool.contains(node.address()) || pool.contains(node.host());
        String part = node.manager() ? "a manager of the swarm" : "a worker of the swarm";
        return new Problem(
                node.host() + ": is in the cloud, and its file does not name it",
                "at %s it is %s%s; a plan without it would cover, move or forget what it holds"
                        .formatted(node.address(), part, copies ? ", and in the pool of the volume" : ""),
                renamed(node.address())
                        .map(host ->
                                "a host cannot be renamed yet: call %s %s again".formatted(host.name(), node.host()))
                        .orElse(back(node.host(), node.address())));
    }

    private Problem inPool(String peer) {
        return new Problem(
                peer + ": is in the pool of the volume, and the cloud's file names no such host",
                "a host was taken out of the file, or has another address there; copies of your data are where they were",
                back("NAME", peer));
    }

    private Optional<HostSpec> renamed(String address) {
        return spec.hosts().stream()
                .filter(host -> host.address().equals(address))
                .findFirst();
    }

    private static String back(String name, String address) {
        return "write it back under hosts, %s: %s; to take a host out of a cloud, or to give it another address, is not possible yet"
                .formatted(name, address);
    }
}
