package io.swarmstead.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The owner's machine dies in the middle of a bring-up. */
@OnRealHosts(OnRealHosts.Begin.HOSTS)
@Full("two bring-ups from bare hosts")
@Order(7)
final class InterruptedUpTest {
    @ParameterizedTest
    @ValueSource(ints = {8, 25})
    void theNextUpFinishesWhatAKilledOneBegan(int seconds) throws IOException, InterruptedException {
        TheLab.bare();
        Process killed = new ProcessBuilder(List.of(
                        Run.LAUNCHER.toString(),
                        "up",
                        "--yes",
                        "--cloud",
                        TheLab.cloudFile().toString()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.to(new File("/dev/null")))
                .start();
        assertThat(killed.waitFor(seconds, TimeUnit.SECONDS)).isFalse();
        killed.destroyForcibly().waitFor();

        TheLab.swarmstead("up", "--yes").expect(0);
        TheLab.swarmstead("status").expect(0);
        assertThat(TheLab.swarmstead("up", "--dry-run").expect(0).out()).contains("nothing to do");
    }
}
