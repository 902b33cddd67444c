package io.swarmstead.compose;

import java.util.List;
import java.util.Optional;

/**
 * What came of reading a compose file.
 *
 * @param file absent exactly when a finding is an error
 * @param findings in the order of the file
 */
public record Reading(Optional<ComposeFile> file, List<Finding> findings) {
    public Reading {
        findings = List.copyOf(findings);
    }
}
