package io.swarmstead.deployment;

import io.swarmstead.compose.SwarmLimits;
import io.swarmstead.spec.Problem;
import io.swarmstead.stacks.StackName;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Names that services and networks get in the swarm, with that of their stack in front: it takes none that is too long. */
final class ScopedNames {
    private ScopedNames() {}

    /** What the swarm would refuse when half of the stack is there. */
    static List<Problem> problems(StackName stack, StackFile file) {
        Stream<String> services = file.section("services").keySet().stream();
        Stream<String> networks = file.section("networks").entrySet().stream()
                .filter(network -> !(network.getValue() instanceof Map<?, ?> own && own.containsKey("name")))
                .map(Map.Entry::getKey);
        return Stream.concat(services, networks)
                .map(key -> stack + "_" + key)
                .filter(name -> name.length() > SwarmLimits.NAME)
                .map(name -> new Problem(
                        "%s: %s has %d characters".formatted(stack, name, name.length()),
                        "a name in the swarm has %d at most, with that of its stack".formatted(SwarmLimits.NAME),
                        "choose a shorter name for it, or for the stack"))
                .toList();
    }
}
