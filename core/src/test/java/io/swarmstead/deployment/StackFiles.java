package io.swarmstead.deployment;

import io.swarmstead.compose.ComposeFile;
import io.swarmstead.compose.ComposeReader;
import io.swarmstead.compose.NormalForm;
import io.swarmstead.compose.Surroundings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** Stacks written as Docker writes them. */
final class StackFiles {
    private StackFiles() {}

    /** A file as its author would have written it. */
    static ComposeFile compose(String text) {
        return ComposeReader.read(
                        "stack.yml",
                        text.getBytes(StandardCharsets.UTF_8),
                        new Surroundings(Path.of("/stack"), Map.of()))
                .file()
                .orElseThrow();
    }

    static StackFile read(String normal) {
        return new StackFile(NormalForm.read(normal));
    }
}
