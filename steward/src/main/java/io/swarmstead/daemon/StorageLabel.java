package io.swarmstead.daemon;

import io.swarmstead.host.Command;
import io.swarmstead.host.Host;
import io.swarmstead.host.HostException;
import io.swarmstead.spec.HostName;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The label of a node that says whether the volume answers there: services with data are placed by it, and moved. Set
 * through the engine of this host, which has to be a manager.
 */
record StorageLabel(Host manager, Supplier<List<Member>> members, Journal journal) {
    /** The label's name; {@code stack deploy} asks for it. */
    static final String NAME = "swarmstead.storage";

    static final String READY = "ready";
    static final String LOST = "lost";

    /** The host's node, if its label says anything else. */
    Optional<Member> differing(HostName host, String value) {
        return members.get().stream()
                .filter(member -> member.host().equals(host.value()))
                .filter(member -> !member.storage().equals(value))
                .findFirst();
    }

    void set(Member member, String value) throws HostException {
        manager.run(Command.of("docker", "node", "update", "--label-add", NAME + "=" + value, member.id()));
        journal.write(
                "storage",
                "the label of " + member.host() + " says " + value,
                member.storage().isEmpty() ? "" : "it said " + member.storage());
    }
}
