package io.swarmstead.balance;

import io.swarmstead.deployment.StackNode;
import io.swarmstead.lint.Neighbourhood.Room;
import java.util.List;
import java.util.function.Predicate;

/**
 * What the swarm carries, and where.
 *
 * @param seats its members
 * @param services the replicated ones of the owner's stacks, by name
 */
public record Workload(List<Seat> seats, List<Spread> services) {
    /**
     * A member of the swarm.
     *
     * @param tasks how many it runs, whosever they are
     * @param room what nobody has reserved there
     */
    public record Seat(StackNode node, int tasks, Room room) {
        String host() {
            return node.host();
        }
    }

    /** The names of the services, as the swarm has them. */
    public List<String> names() {
        return services.stream().map(Spread::name).toList();
    }

    /**
     * What is to be placed anew. Pure.
     *
     * @param wanted which services may be moved, by the swarm's names
     */
    public BalancePlan plan(Predicate<String> wanted) {
        return new BalancePlanner(this, wanted).plan();
    }

    /** The members on which a task of the service runs or could run. */
    List<Seat> seats(Spread service) {
        return seats.stream()
                .filter(seat -> seat.node().takes(service.constraints()))
                .filter(seat -> service.on(seat.host()) > 0 || seat.room().holds(service.reserved()))
                .toList();
    }
}
