package io.swarmstead.stacks;

import java.util.List;
import java.util.Optional;

/**
 * The services of all stacks as a manager describes them.
 *
 * @param services absent where no manager answered
 */
public record StacksState(Optional<List<Service>> services) {
    /** One service: how many of its tasks run, and how many shall. */
    public record Service(String name, int running, int desired) {
        boolean complete() {
            return running >= desired;
        }
    }
}
