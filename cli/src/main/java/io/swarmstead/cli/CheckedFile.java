package io.swarmstead.cli;

import io.swarmstead.compose.ComposeFile;
import io.swarmstead.compose.ComposeReader;
import io.swarmstead.compose.FileBeside;
import io.swarmstead.compose.Finding;
import io.swarmstead.compose.Finding.Severity;
import io.swarmstead.compose.Reading;
import io.swarmstead.compose.Surroundings;
import io.swarmstead.lint.ContentFiles;
import io.swarmstead.lint.Fixes;
import io.swarmstead.lint.Linter;
import io.swarmstead.lint.Neighbourhood;
import io.swarmstead.spec.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A compose file that was checked.
 *
 * @param findings what is in it now, in the order of the file
 * @param mended what was in it and is so no longer, at the places where it was
 */
record CheckedFile(Path path, List<Finding> findings, List<Finding> mended) {
    /** A mended file may show what was hidden before, such as a router that Traefik can read now; not for ever, though. */
    private static final int ROUNDS = 20;

    /**
     * Reads and checks a file.
     *
     * @param surroundings what it refers to
     * @param fix whether to mend what can be mended
     * @throws Stopped where the file cannot be read or written
     */
    static CheckedFile of(Path path, Surroundings surroundings, Neighbourhood cloud, boolean fix) {
        FilesBeside beside = new FilesBeside(surroundings.directory());
        byte[] bytes = ComposeInput.bytes(path);
        Look look = Look.at(path, bytes, surroundings, cloud);
        List<Finding> mended = new ArrayList<>();
        for (int round = 0; fix && round < ROUNDS; round++) {
            Fixes fixes = look.fixes(beside);
            if (fixes.applied().isEmpty()) {
                break;
            }
            mended.addAll(fixes.applied());
            look = Look.at(path, fixes.text().getBytes(StandardCharsets.UTF_8), surroundings, cloud);
        }
        if (!mended.isEmpty()) {
            List<FileBeside> files =
                    mended.stream().flatMap(finding -> finding.files().stream()).toList();
            write(path, look.text, beside, files);
        }
        return new CheckedFile(path, look.promised(beside), List.copyOf(mended));
    }

    boolean hasErrors() {
        return findings.stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
    }

    /** What is found in a text, which is not the one on disk any more when something was mended. */
    private record Look(Reading reading, String text, List<Finding> findings) {
        private static Look at(Path path, byte[] bytes, Surroundings surroundings, Neighbourhood cloud) {
            Reading reading = ComposeReader.read(path.toString(), bytes, surroundings);
            List<Finding> findings = Stream.concat(
                            reading.findings().stream(),
                            reading.file().stream().flatMap(file -> Linter.check(file, cloud).stream()))
                    .sorted(Comparator.comparing(Finding::place))
                    .toList();
            return new Look(reading, new String(bytes, StandardCharsets.UTF_8), findings);
        }

        private Fixes fixes(FilesBeside beside) {
            return editable()
                    ? Fixes.apply(text, findings.stream().filter(beside::free).toList())
                    : new Fixes(text, List.of());
        }

        /** Edits count in the text that was read, which is another one where the bytes are not plain UTF-8. */
        private boolean editable() {
            return reading.file().map(ComposeFile::text).filter(text::equals).isPresent();
        }

        /**
         * The findings, with edits only where {@code --fix} would make them, and with what is wrong with the files of secrets and
         * configs, once those are there that were moved out of this one.
         */
        private List<Finding> promised(FilesBeside beside) {
            boolean editable = editable();
            return Stream.concat(
                            findings.stream()
                                    .map(finding -> editable && beside.free(finding) ? finding : finding.forPeople()),
                            reading.file().stream().flatMap(file -> ContentFiles.check(file).stream()))
                    .sorted(Comparator.comparing(Finding::place))
                    .toList();
        }
    }

    /** As a whole or not at all, when what it needs is there; who may read the file stays as it is. */
    private static void write(Path path, String text, FilesBeside folder, List<FileBeside> files) {
        try {
            folder.write(files);
            Path real = path.toRealPath();
            Path beside = Files.createTempFile(real.getParent(), "." + real.getFileName(), ".new");
            try {
                Files.writeString(beside, text);
                Files.setPosixFilePermissions(beside, Files.getPosixFilePermissions(real));
                Files.move(beside, real, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(beside);
            }
        } catch (IOException unwritable) {
            throw Stopped.failed(List.of(new Problem(
                    path + ": cannot be written",
                    unwritable.toString(),
                    "make its directory writable and run again, or check without --fix")));
        }
    }
}
