package io.swarmstead.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The owner's machine dies in the middle of a bring-up. */
@OnRealHosts(OnRealHosts.Begin.HOSTS)
@Full("two bring-ups from bare hosts")
@Order(7)
final class InterruptedUpTest {
    @TempDir
    Path folder = Path.of("");

    @ParameterizedTest
    @ValueSource(ints = {8, 25})
    void theNextUpFinishesWhatAKilledOneBegan(int seconds) throws IOException, InterruptedException {
        TheLab.bare();
        File said = folder.resolve("said").toFile();
        Process killed = new ProcessBuilder(List.of(
                        Run.LAUNCHER.toString(),
                        "up",
                        "--yes",
                        "--cloud",
                        TheLab.cloudFile().toString()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.to(said))
                .start();
        assertThat(killed.waitFor(seconds, TimeUnit.SECONDS))
                .as("it has ended before, and said: %s", Files.readString(said.toPath()))
                .isFalse();
        killed.destroyForcibly().waitFor();

        TheLab.swarmstead("up", "--yes").expect(0);
        TheLab.swarmstead("status").expect(0);
        assertThat(TheLab.swarmstead("up", "--dry-run").expect(0).out()).contains("nothing to do");
    }
}
