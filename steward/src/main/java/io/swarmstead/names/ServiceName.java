package io.swarmstead.names;

import java.util.Set;

/**
 * A service on one overlay network, and what its name stands for there.
 *
 * @param id the swarm's for the service
 * @param service its name
 * @param network the network's id
 * @param addresses of the tasks that run, in IPv4
 */
record ServiceName(String id, String service, String network, Set<String> addresses) {
    String tasks() {
        return tasks(service);
    }

    /** What containers ask for the addresses of all tasks of a service by, whatever its endpoint mode. */
    static String tasks(String service) {
        return "tasks." + service;
    }
}
