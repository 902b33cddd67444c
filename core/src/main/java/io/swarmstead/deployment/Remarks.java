package io.swarmstead.deployment;

import io.swarmstead.compose.Finding;
import io.swarmstead.compose.Finding.Severity;
import io.swarmstead.spec.Problem;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the linter says of a file that is about to be deployed.
 *
 * @param errors what would not work, or would break what others have
 * @param warnings what the owner should know, a line each; the last one says where the rest is told
 */
record Remarks(List<Problem> errors, List<String> warnings) {
    static Remarks of(List<Finding> findings) {
        List<Problem> errors = findings.stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .map(Finding::problem)
                .toList();
        List<String> warnings = findings.stream()
                .filter(finding -> finding.severity() == Severity.WARNING)
                .map(finding -> finding.problem().what())
                .toList();
        return new Remarks(
                errors,
                warnings.isEmpty()
                        ? warnings
                        : Stream.concat(
                                        warnings.stream(),
                                        Stream.of("swarmstead stack check tells why, and what to do about it"))
                                .toList());
    }
}
