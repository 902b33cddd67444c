package io.swarmstead.deployment;

import io.swarmstead.deployment.DeploymentHistory.Refused;
import io.swarmstead.spec.Problem;
import io.swarmstead.stacks.StackName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where a rollback leads, or why it leads nowhere. Only a record whose seal holds is gone back to; and unless a time was
 * named, only if there is none behind it that is refused, which may be the one that was meant.
 */
public sealed interface WayBack {
    /** To this deployment. */
    record To(DeploymentRecord record) implements WayBack {}

    /** Nowhere. */
    record Nowhere(Problem problem) implements WayBack {}

    /** @param time the beginning of the time of the one to go back to */
    static WayBack in(DeploymentHistory history, StackName name, Optional<String> time) {
        return time.map(wanted -> named(history, name, wanted)).orElseGet(() -> before(history, name));
    }

    private static WayBack before(DeploymentHistory history, StackName name) {
        Optional<DeploymentRecord> target = history.before();
        Optional<Refused> doubt =
                history.refusedSince(target.map(DeploymentRecord::time).orElse(Instant.MIN));
        if (doubt.isPresent()) {
            return new Nowhere(refused(name, doubt.get()));
        }
        if (target.isPresent()) {
            return new To(target.get());
        }
        return new Nowhere(
                history.unsealed().isEmpty()
                        ? new Problem(
                                name + ": no deployment to go back to",
                                "only deployments that succeeded are gone back to",
                                "swarmstead stack history " + name + " lists them")
                        : unsealed(name, history.unsealed().getLast()));
    }

    private static WayBack named(DeploymentHistory history, StackName name, String time) {
        Optional<DeploymentRecord> target = history.at(time);
        if (target.isPresent()) {
            return new To(target.get());
        }
        List<Refused> refused = history.refused().stream()
                .filter(record -> record.time().toString().startsWith(time))
                .toList();
        if (!refused.isEmpty()) {
            return new Nowhere(refused(name, refused.getLast()));
        }
        return new Nowhere(history.onlyUnsealed(time)
                .map(old -> unsealed(name, old))
                .orElseGet(() -> new Problem(
                        "%s: no deployment of %s that succeeded, or several".formatted(time, name),
                        "only deployments that succeeded are gone back to",
                        "swarmstead stack history " + name + " lists them")));
    }

    private static Problem refused(StackName name, Refused record) {
        return new Problem(
                "%s: the record of %s is refused".formatted(name, record.time()),
                record.why(),
                "find out who writes to the volume; then deploy a file of your own, or go back to another that"
                        + " swarmstead stack history %s lists, with --to TIME".formatted(name));
    }

    private static Problem unsealed(StackName name, Instant time) {
        return new Problem(
                "%s: the record of %s has no seal".formatted(name, time),
                "it was made before there were seals, and a container could have written it",
                "swarmstead stack history %s --show %s > FILE, read it, then: swarmstead stack deploy %1$s -f FILE"
                        .formatted(name, time));
    }
}
