package io.swarmstead.deployment;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/**
 * The recorded deployments of one stack.
 *
 * @param records the oldest first
 */
public record DeploymentHistory(List<DeploymentRecord> records) {
    /** How many deployments that succeeded are kept. */
    private static final int KEPT = 10;

    public DeploymentHistory {
        records = records.stream()
                .sorted(Comparator.comparing(DeploymentRecord::time))
                .toList();
    }

    /** From one record a line; what cannot be read, such as one of a later version of ours, counts as not there. */
    static DeploymentHistory read(List<String> lines) {
        return new DeploymentHistory(
                lines.stream().flatMap(line -> record(line).stream()).toList());
    }

    private static Optional<DeploymentRecord> record(String line) {
        try {
            return Optional.of(DeploymentRecord.read(line));
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    /** The last that succeeded. */
    Optional<DeploymentRecord> lastSucceeded() {
        return records.stream().filter(DeploymentRecord::hasSucceeded).reduce((_, later) -> later);
    }

    /** Where a rollback leads: what succeeded last, or, if that is also the very last deployment, the one before it. */
    public Optional<DeploymentRecord> before() {
        return records.isEmpty()
                ? Optional.empty()
                : new DeploymentHistory(records.subList(0, records.size() - 1)).lastSucceeded();
    }

    /** The one of this time that succeeded, as its beginning tells it apart. */
    public Optional<DeploymentRecord> at(String time) {
        List<DeploymentRecord> found = records.stream()
                .filter(record ->
                        record.hasSucceeded() && record.time().toString().startsWith(time))
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
}
