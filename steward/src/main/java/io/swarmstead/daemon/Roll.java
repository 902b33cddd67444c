package io.swarmstead.daemon;

import io.swarmstead.swarm.SwarmState.Node;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The managers that were there once, and who led them. Who joins is missed only from then on, so a cloud that grows is not
 * broken; who is taken out is missed no more.
 */
final class Roll {
    private final Set<String> there = new HashSet<>();
    private String leader = "";
    private boolean begun;

    /** @param begun whether there is a swarm already, so that it is missed while nobody answers for it */
    Roll(boolean begun) {
        this.begun = begun;
    }

    /**
     * Calls them.
     *
     * @param nodes the members of the swarm; none without a leader
     * @return whether somebody is missed, or another leads
     */
    boolean misses(List<Node> nodes) {
        if (nodes.isEmpty()) {
            return begun;
        }
        begun = true;
        List<Node> managers = nodes.stream().filter(Node::manager).toList();
        String leads =
                managers.stream().filter(Node::leader).map(Node::id).sorted().collect(Collectors.joining(" "));
        Set<String> counted =
                managers.stream().filter(Node::counted).map(Node::id).collect(Collectors.toSet());
        there.retainAll(managers.stream().map(Node::id).toList());
        boolean missed = !counted.containsAll(there) || leads.isEmpty() || !(leader.isEmpty() || leader.equals(leads));
        there.addAll(counted);
        leader = leads.isEmpty() ? leader : leads;
        return missed;
    }
}
