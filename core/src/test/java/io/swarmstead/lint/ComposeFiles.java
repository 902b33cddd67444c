package io.swarmstead.lint;

import io.swarmstead.compose.ComposeFile;
import io.swarmstead.compose.ComposeReader;
import io.swarmstead.compose.Reading;
import io.swarmstead.compose.Surroundings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** Compose files for tests, which have to be valid. */
public final class ComposeFiles {
    private static final Surroundings SURROUNDINGS =
            new Surroundings(Path.of("/home/me/stacks"), Map.of("DOMAIN", "example.com"));

    private ComposeFiles() {}

    public static ComposeFile of(String text) {
        Reading reading = ComposeReader.read("stack.yml", text.getBytes(StandardCharsets.UTF_8), SURROUNDINGS);
        return reading.file()
                .orElseThrow(() -> new AssertionError(reading.findings().toString()));
    }
}
