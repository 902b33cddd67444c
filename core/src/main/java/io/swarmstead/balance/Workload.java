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

        /** How many tasks of the service could run there. */
        int capacity(Spread service) {
            long more = room.times(service.reserved());
            long limit = service.mostOnOne() == 0 ? Long.MAX_VALUE : service.mostOnOne();
            return (int) Math.min(
                    Math.min(limit, Integer.MAX_VALUE), service.on(host()) + Math.min(more, Integer.MAX_VALUE));
        }
    }

    /** The names of the services, as the swarm has them. */
    public List<String> names() {
        return services.stream().map(Spread::name).toList();
    }

    /**
     * What is to be placed anew. Pure.
     *
     * @param wanted which services may be moved
     */
    public BalancePlan plan(Predicate<Spread> wanted) {
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
