package io.swarmstead.cli;

import io.swarmstead.compose.ComposeFile;
import io.swarmstead.compose.ComposeReader;
import io.swarmstead.compose.Finding;
import io.swarmstead.compose.Finding.Severity;
import io.swarmstead.compose.Reading;
import io.swarmstead.compose.Surroundings;
import io.swarmstead.spec.NamedFile;
import io.swarmstead.spec.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Compose files as the owner's command line names them. */
final class ComposeInput {
    private static final Path INPUT = Path.of("-");

    private ComposeInput() {}

    /**
     * What is in the file; {@code -} is standard input.
     *
     * @throws Stopped where it cannot be read
     */
    static byte[] bytes(Path file) {
        try {
            return file.equals(INPUT)
                    ? System.in.readNBytes(ComposeReader.LARGEST + 1)
                    : NamedFile.beginning(file, ComposeReader.LARGEST + 1);
        } catch (IOException unreadable) {
            throw Stopped.wrongInput(List.of(new Problem(
                    file + ": cannot be read",
                    NamedFile.why(unreadable),
                    "name a compose file that is there: ls -l " + file)));
        }
    }

    /**
     * The file, if Docker would take it.
     *
     * @param notes hears of what was mended on the way
     * @throws Stopped with everything that is wrong
     */
    static ComposeFile accepted(Path file, Surroundings surroundings, Output notes) {
        return accepted(ComposeReader.read(file.toString(), bytes(file), surroundings), notes);
    }

    static ComposeFile accepted(Reading reading, Output notes) {
        ComposeFile file = reading.file()
                .orElseThrow(() -> Stopped.wrongInput(reading.findings().stream()
                        .filter(finding -> finding.severity() == Severity.ERROR)
                        .map(Finding::problem)
                        .toList()));
        reading.findings()
                .forEach(finding -> notes.line("note: " + finding.problem().what()));
        return file;
    }
}
