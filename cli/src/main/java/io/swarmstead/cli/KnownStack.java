package io.swarmstead.cli;

import io.swarmstead.spec.Problem;
import io.swarmstead.stacks.Inventory;
import io.swarmstead.stacks.StackService;
import java.util.List;

/** What a command line names, found in the swarm. */
final class KnownStack {
    private KnownStack() {}

    /**
     * What is held of the stack.
     *
     * @throws Stopped if nothing is
     */
    static Inventory in(Inventory inventory, String name) {
        if (!inventory.stacks().contains(name)) {
            throw Stopped.wrongInput(List.of(new Problem(
                    "no stack " + name,
                    there(inventory.stacks().stream().sorted().toList()),
                    "name one that is there: swarmstead stack ls")));
        }
        return inventory.of(name);
    }

    /**
     * The names in the swarm of one service, or of all where none is named.
     *
     * @param service the author's name for it, or the swarm's, or empty
     * @throws Stopped if the stack has no such service
     */
    static List<String> services(Inventory stack, String name, String service) {
        List<String> found = stack.services().stream()
                .filter(each -> service.isEmpty()
                        || each.shortName().equals(service)
                        || each.name().equals(service))
                .map(StackService::name)
                .toList();
        if (found.isEmpty()) {
            throw Stopped.wrongInput(List.of(new Problem(
                    name + ": no service " + service,
                    there(stack.services().stream().map(StackService::shortName).toList()),
                    "name one that is there: swarmstead stack show " + name)));
        }
        return found;
    }

    private static String there(List<String> names) {
        return names.isEmpty() ? "there is none" : "there is " + String.join(", ", names);
    }
}
