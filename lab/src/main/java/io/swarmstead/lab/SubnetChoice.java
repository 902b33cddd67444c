package io.swarmstead.lab;

import java.util.stream.IntStream;

/** Finds a network that neither the machine nor another lab on it uses. */
final class SubnetChoice {
    private SubnetChoice() {}

    /** The first free one by what the machine has of addresses and routes, and what other labs under this home remember. */
    static Subnet free(Folder home) throws LabException {
        String taken =
                Machine.run("ip", "-4", "-oneline", "address") + Machine.run("ip", "-4", "route") + remembered(home);
        return IntStream.range(0, Subnet.COUNT)
                .mapToObj(Subnet::new)
                .filter(subnet -> !taken.contains(subnet.prefix()))
                .findFirst()
                .orElseThrow(() -> new LabException(
                        "machine: no free network for a lab",
                        "all of 10.213.0.0/16 is in use",
                        "take another lab down"));
    }

    private static String remembered(Folder home) throws LabException {
        var prefixes = new StringBuilder();
        for (Folder lab : home.folders()) {
            LabState.read(lab)
                    .ifPresent(
                            state -> prefixes.append(state.subnet().gateway()).append(' '));
        }
        return prefixes.toString();
    }
}
