package io.swarmstead.daemon;

import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.HostName;
import io.swarmstead.spec.HostSpec;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * How the whole cloud is, as far as the steward of a manager knows without asking anybody more. Of the other hosts it knows
 * by the swarm whether their Docker and their volume answer, by their kernels whether they are there, and by the volume's
 * client and self-heal daemon here whether their copies are.
 *
 * @param members of the swarm; none without a leader
 * @param silent hosts that have answered before and do not now
 * @param splitBrains files of which the copies contradict one another
 * @param managers whether each manager of the swarm is reachable that was, and the same one leads
 * @param troubles names of what has been wrong with this host for longer than a moment
 */
record CloudOutlook(
        CloudSpec spec,
        HostName self,
        Supplier<List<Member>> members,
        Supplier<? extends Collection<HostName>> silent,
        Supplier<? extends Collection<String>> splitBrains,
        BooleanSupplier managers,
        Supplier<List<String>> troubles) {
    /** Whether this host is that of the swarm's leader. */
    boolean leads() {
        return Member.leads(self, members.get());
    }

    /** A host of the cloud that tasks have left, or leave now, to which they do not come back by themselves. */
    Optional<String> away() {
        Collection<HostName> quiet = silent.get();
        List<Member> present = members.get().stream().filter(this::isThere).toList();
        return spec.hosts().stream()
                .map(HostSpec::name)
                .filter(host -> quiet.contains(host)
                        || present.stream().noneMatch(member -> member.host().equals(host.value())))
                .findFirst()
                .map(host -> host + " is away, or takes no tasks with data");
    }

    private boolean isThere(Member member) {
        return member.ready()
                && (!spec.storage().replicated() || member.storage().equals(StorageLabel.READY));
    }

    /** What else is not as it shall be. */
    Optional<String> wrong() {
        Optional<String> here =
                troubles.get().stream().findFirst().map(name -> "%s: %s is not as it shall be".formatted(self, name));
        return here.or(() -> managers.getAsBoolean()
                        ? Optional.empty()
                        : Optional.of("the managers of the swarm are not all reachable"))
                .or(() -> splitBrains.get().isEmpty() ? Optional.empty() : Optional.of("files are in split-brain"));
    }
}
