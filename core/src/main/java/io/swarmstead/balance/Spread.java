package io.swarmstead.balance;

import io.swarmstead.lint.Neighbourhood.Room;
import io.swarmstead.plan.Impact;
import java.util.List;
import java.util.Map;

/**
 * A replicated service, and where its tasks are.
 *
 * @param stack whose it is
 * @param name the swarm's: {@code <stack>_<service>}
 * @param replicas how many tasks it shall have
 * @param tasks how many are on each host that has any
 * @param constraints of its placement, in the engine's words
 * @param mostOnOne {@code max_replicas_per_node}; 0 where there is no limit
 * @param reserved what each task reserves
 * @param update how its tasks are replaced
 * @param ties why its tasks are not to be moved, in words; empty where nothing is against it
 */
public record Spread(
        String stack,
        String name,
        int replicas,
        Map<String, Integer> tasks,
        List<String> constraints,
        int mostOnOne,
        Room reserved,
        Update update,
        List<String> ties) {
    /**
     * How its tasks are replaced.
     *
     * @param startFirst the new task runs before the old one is stopped
     * @param parallelism how many at a time; 0 for all of them
     */
    public record Update(boolean startFirst, int parallelism) {}

    int on(String host) {
        return tasks.getOrDefault(host, 0);
    }

    /** What those who use it notice when its tasks are replaced. */
    public Impact impact() {
        return update.startFirst() || (update.parallelism() > 0 && update.parallelism() < replicas)
                ? Impact.RESTART
                : Impact.OUTAGE;
    }
}
