package io.swarmstead.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random stacks are to us what they are to Docker. {@code -Doracle.seed} and {@code -Doracle.files} choose others. */
class OracleTest {
    private static final long SEED = Long.getLong("oracle.seed", 2026);
    private static final int FILES = Integer.getInteger("oracle.files", 60);

    @Test
    void randomStacksReadAsDockerReadsThem(@TempDir Path directory) throws IOException {
        assumeTrue(Oracle.isThere(), "there is no docker with stack config on the PATH");
        Path file = directory.resolve("stack.yml");
        int accepted = 0;
        SoftAssertions softly = new SoftAssertions();
        for (long seed = SEED; seed < SEED + FILES; seed++) {
            String text = new RandomStack(seed).text();
            Files.writeString(file, text);
            Oracle.Answer docker = Oracle.config(file, RandomStack.environment());
            Reading ours = ComposeReader.read(
                    "stack.yml",
                    text.getBytes(StandardCharsets.UTF_8),
                    new Surroundings(directory, RandomStack.environment()));
            if (docker.accepted()) {
                accepted++;
                softly.assertThat(ours.file().map(ComposeFile::tree))
                        .as("seed %d: %s%n%s", seed, ours.findings(), text)
                        .contains(NormalForm.read(docker.output()));
            }
        }
        softly.assertAll();
        assertThat(accepted).as("files that Docker accepts, from seed %d", SEED).isGreaterThan(FILES / 2);
    }
}
