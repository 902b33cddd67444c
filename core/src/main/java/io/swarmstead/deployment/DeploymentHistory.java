package io.swarmstead.deployment;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The recorded deployments of one stack.
 *
 * @param records the oldest first
 * @param refused what lies where a record would, and is none of ours, the oldest first
 * @param unsealed of records that were made before there were seals, the oldest first: a container could have written them
 */
public record DeploymentHistory(List<DeploymentRecord> records, List<Refused> refused, List<Instant> unsealed) {
    /** How many deployments that succeeded are kept. */
    private static final int KEPT = 10;

    /** What is no record of ours, by the time that its name tells. */
    public record Refused(Instant time, String why) {}

    public DeploymentHistory {
        records = records.stream()
                .sorted(Comparator.comparing(DeploymentRecord::time))
                .toList();
        refused = refused.stream().sorted(Comparator.comparing(Refused::time)).toList();
        unsealed = unsealed.stream().sorted().toList();
    }

    DeploymentHistory(List<DeploymentRecord> records) {
        this(records, List.of(), List.of());
    }

    /** Whether there is nothing, not even something that is refused. */
    public boolean isEmpty() {
        return records.isEmpty() && refused.isEmpty() && unsealed.isEmpty();
    }

    /** What somebody who deploys should know. */
    List<String> notes() {
        return refused.stream()
                .map(record -> "the record of %s is not used: %s".formatted(record.time(), record.why()))
                .toList();
    }

    /** The last of the refused that is not older than this. */
    Optional<Refused> refusedSince(Instant time) {
        return refused.stream().filter(record -> !record.time().isBefore(time)).reduce((_, later) -> later);
    }

    /** The last that succeeded. */
    Optional<DeploymentRecord> lastSucceeded() {
        return records.stream().filter(DeploymentRecord::hasSucceeded).reduce((_, later) -> later);
    }

    /** Where a rollback leads: what succeeded last, or, if that is also the very last deployment, the one before it. */
    Optional<DeploymentRecord> before() {
        return records.isEmpty()
                ? Optional.empty()
                : new DeploymentHistory(records.subList(0, records.size() - 1)).lastSucceeded();
    }

    /** The one of this time that succeeded, as its beginning tells it apart. */
    Optional<DeploymentRecord> at(String time) {
        List<DeploymentRecord> found = records.stream()
                .filter(record ->
                        record.hasSucceeded() && record.time().toString().startsWith(time))
                .toList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    /** The one of this time, however it ended, as its beginning tells it apart. */
    Optional<DeploymentRecord> only(String time) {
        List<DeploymentRecord> found = records.stream()
                .filter(record -> record.time().toString().startsWith(time))
                .toList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    /** The one without a seal of this time, as its beginning tells it apart. */
    Optional<Instant> onlyUnsealed(String time) {
        List<Instant> found = unsealed.stream()
                .filter(each -> each.toString().startsWith(time))
                .toList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    /** Those that are not kept: all that are older than the tenth success from the end. */
    List<DeploymentRecord> superfluous() {
        List<Instant> successes = records.stream()
                .filter(DeploymentRecord::hasSucceeded)
                .map(DeploymentRecord::time)
                .toList();
        if (successes.size() <= KEPT) {
            return List.of();
        }
        Instant oldest = successes.get(successes.size() - KEPT);
        return records.stream().filter(record -> record.time().isBefore(oldest)).toList();
    }

    /** Of those without a seal all, once there are as many with one as are kept. */
    List<Instant> superfluousUnsealed() {
        return records.stream().filter(DeploymentRecord::hasSucceeded).count() < KEPT ? List.of() : unsealed;
    }
}
