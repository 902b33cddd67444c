package io.swarmstead.lint;

import io.swarmstead.compose.ComposeFile;
import io.swarmstead.compose.Finding;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** {@code network-refused}: a network that the swarm cannot have, or to which it puts no service. */
final class NetworkKinds implements Rule {
    private static final String NAME = "network-refused";

    /** Drivers whose networks end at one host. */
    private static final Set<String> LOCAL = Set.of("bridge", "host", "macvlan", "ipvlan", "null", "none");

    /** Names of networks that every engine, or every swarm, has. */
    private static final Set<String> TAKEN = Set.of("bridge", "host", "none", "default", "ingress");

    /** Of these, those that take no services of a stack; docker_gwbridge is of one host. */
    private static final Set<String> CLOSED = Set.of("none", "default", "ingress", "docker_gwbridge");

    @Override
    public List<Finding> check(ComposeFile file, Neighbourhood cloud) {
        return UsedNetwork.of(file).stream()
                .flatMap(network -> network.external()
                        ? external(network).stream()
                        : Stream.concat(
                                Stream.of(driver(network), taken(network)).flatMap(Optional::stream), subnets(network)))
                .toList();
    }

    private static Optional<Finding> external(UsedNetwork network) {
        return network.name()
                .filter(CLOSED::contains)
                .map(name -> network.spot()
                        .error(
                                NAME,
                                "the network %s takes no services".formatted(name),
                                "it is the engine's own, and a service on it is refused",
                                "use another network; leave networks out for one that the stack has for itself"));
    }

    private static Optional<Finding> driver(UsedNetwork network) {
        return network.part()
                .at("driver")
                .text()
                .filter(LOCAL::contains)
                .map(driver -> network.spot("driver")
                        .error(
                                NAME,
                                "a network of the driver %s is of one host".formatted(driver),
                                "a service needs one that all hosts share, and the engine refuses it on any other",
                                "remove driver, and the swarm takes overlay"));
    }

    private static Optional<Finding> taken(UsedNetwork network) {
        return network.name()
                .filter(TAKEN::contains)
                .map(name -> network.spot("name")
                        .error(
                                NAME,
                                "the network %s is there already, and not the stack's".formatted(name),
                                "every engine has one of that name, and refuses to make another",
                                "choose another name, or say external: true"));
    }

    private static Stream<Finding> subnets(UsedNetwork network) {
        List<Part> pools = network.part().at("ipam", "config").items();
        return IntStream.range(0, pools.size()).boxed().flatMap(index -> {
            String subnet = pools.get(index).at("subnet").text().orElse("");
            return fault(subnet)
                    .map(why -> network.spot("ipam", "config", index.toString())
                            .error(
                                    NAME,
                                    subnet.isEmpty() ? "no subnet" : "%s is not a subnet".formatted(subnet),
                                    why + ", and the engine refuses the network",
                                    "write its first address and its length, like 10.20.0.0/24, or leave ipam out"))
                    .stream();
        });
    }

    private static Optional<String> fault(String subnet) {
        if (!Address.isNetwork(subnet)) {
            return Optional.of("an address and a length after a slash are wanted");
        }
        return Address.isFirst(subnet) || subnet.contains(":")
                ? Optional.empty()
                : Optional.of("its address is one inside of it, not its first");
    }
}
