package io.swarmstead.lint;

import io.swarmstead.compose.ComposeFile;
import io.swarmstead.compose.Finding;
import io.swarmstead.lint.Constraint.Condition;
import io.swarmstead.lint.Constraint.Unreadable;
import io.swarmstead.spec.HostSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@code constraint-refused}: a placement constraint that the engine cannot read. {@code constraint-never}: one that no host meets, or
 * not together with another, so that no task is ever placed.
 */
final class Constraints implements Rule {
    private static final List<String> KEYS = List.of("deploy", "placement", "constraints");

    @Override
    public List<Finding> check(ComposeFile file, Neighbourhood cloud) {
        return Service.of(file).stream()
                .flatMap(service -> findings(service, cloud))
                .toList();
    }

    private static Stream<Finding> findings(Service service, Neighbourhood cloud) {
        List<Condition> earlier = new ArrayList<>();
        return service.items(KEYS, (item, spot) -> finding(item.text().orElse(""), spot, earlier, cloud))
                .flatMap(Optional::stream);
    }

    /** @param earlier the conditions before it, which it joins */
    private static Optional<Finding> finding(String text, Spot spot, List<Condition> earlier, Neighbourhood cloud) {
        return switch (Constraint.of(text)) {
            case Unreadable(var why) -> Optional.of(refused(spot, text, why));
            case Condition condition -> {
                Optional<String> never = never(condition, earlier, cloud);
                earlier.add(condition);
                yield never.map(why -> spot.error(
                        "constraint-never",
                        "no host meets " + text.strip(),
                        why + ", so no task of the service is ever placed",
                        "correct it, or remove it"));
            }
        };
    }

    private static Optional<String> never(Condition condition, List<Condition> earlier, Neighbourhood cloud) {
        return condition
                .never()
                .or(() -> condition.asksFor("node.role", "worker")
                                && !cloud.hosts().isEmpty()
                                && cloud.hosts().stream().allMatch(host -> host.role() == HostSpec.Role.MANAGER)
                        ? Optional.of("every host of this cloud is a manager")
                        : Optional.empty())
                .or(() -> earlier.stream()
                        .filter(condition::contradicts)
                        .findFirst()
                        .map(other -> "it is not true together with " + other));
    }

    private static Finding refused(Spot spot, String text, String why) {
        return spot.error(
                "constraint-refused",
                "\"%s\" is not a constraint".formatted(text),
                why + ", and the engine refuses the service",
                "write it like node.role == manager, or with != in place of ==");
    }
}
