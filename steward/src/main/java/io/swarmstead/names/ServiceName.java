package io.swarmstead.names;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A service on one overlay network, and what its name stands for there.
 *
 * @param id the swarm's for the service
 * @param service its name
 * @param network the network's id
 * @param running of each task that runs, its addresses on all overlay networks, by the network's id and in IPv4
 */
record ServiceName(String id, String service, String network, Set<Map<String, List<String>>> running) {
    String tasks() {
        return tasks(service);
    }

    /** What containers ask for the addresses of all tasks of a service by, whatever its endpoint mode. */
    static String tasks(String service) {
        return "tasks." + service;
    }

    /**
     * The addresses of tasks, on this network, of which a container that was told of these others has not been told at all.
     * One that shares several networks with a task is told its address on any of them, and reaches it there.
     */
    Set<String> lacking(Asker asker, Set<String> told) {
        Set<String> lacking = new TreeSet<>();
        running.stream()
                .filter(task -> asker.addresses(task).noneMatch(told::contains))
                .forEach(task -> lacking.addAll(task.getOrDefault(network, List.of())));
        return lacking;
    }

    /** What such a container was told, and is no address of a task on any of its networks. */
    Set<String> strange(Asker asker, Set<String> told) {
        Set<String> strange = new TreeSet<>(told);
        running.stream().flatMap(asker::addresses).forEach(strange::remove);
        return strange;
    }

    /**
     * A process in a container of this host, whose Docker is asked as that container would.
     *
     * @param networks the overlay networks that the container is on
     */
    record Asker(long process, Set<String> networks) {
        Stream<String> addresses(Map<String, List<String>> task) {
            return networks.stream()
                    .map(network -> task.getOrDefault(network, List.of()))
                    .flatMap(Collection::stream);
        }
    }
}
