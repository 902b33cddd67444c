package io.swarmstead.lint;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Capabilities with which a container's root is the host's. A swarm grants {@code cap_add} since Docker 20.10, and Docker's
 * seccomp profile opens the calls that go with each.
 *
 * <p>From capabilities(7), and the calls that moby's profile opens for each. Not in here: what every container has already
 * ({@code DAC_OVERRIDE}, {@code MKNOD}, {@code NET_RAW}); {@code SYS_PTRACE}, {@code IPC_OWNER} and {@code KILL}, which reach the
 * processes of the container's own namespace only, as a swarm grants no other; {@code NET_ADMIN}, which rules over the
 * container's own network, and over the host's only with that, which is told by itself; {@code SYS_BOOT}, which ends the
 * container; {@code SYS_TIME}, {@code SYSLOG}, {@code SYS_NICE} and {@code SYS_RESOURCE}, which disturb a host and do not give it away.
 */
final class RootCapabilities {
    private static final Map<String, String> REASONS = Map.of(
            "ALL", "it has every right of root",
            "BPF", "it loads programs into the host's kernel",
            "DAC_READ_SEARCH", "it opens every file of the host by its number, keys and passwords among them",
            "PERFMON", "it reads the memory of the kernel and of every process while they run",
            "SYS_ADMIN", "it mounts the host's disks, and much else",
            "SYS_MODULE", "it loads modules into the host's kernel",
            "SYS_RAWIO", "it reaches the host's hardware past the kernel");

    private RootCapabilities() {}

    static Stream<Grant> grants(Service service) {
        return service.items(
                        "cap_add", (added, spot) -> grant(spot, added.text().orElse("")))
                .flatMap(Optional::stream);
    }

    private static Optional<Grant> grant(Spot spot, String written) {
        String name = Capabilities.name(written);
        return Optional.ofNullable(REASONS.get(name))
                .map(reason -> new Grant(spot, "the capability " + name, reason, "leave it out"));
    }
}
