package io.swarmstead.swarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmstead.host.FakeFleet;
import io.swarmstead.host.FakeHost;
import io.swarmstead.host.HostException;
import io.swarmstead.host.HostileShell;
import io.swarmstead.host.Result;
import io.swarmstead.plan.Step;
import io.swarmstead.spec.HostName;
import io.swarmstead.spec.HostSpec.Role;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one host says is never source of a shell on another. */
class HostileWordsTest {
    private static final HostName ALPHA = new HostName("alpha");
    private static final HostName DELTA = new HostName("delta");
    private static final String NODE = "k3v9x2m1q8w7e6r5t4y3u2i1o";

    private static FakeHost saying(String name, String answer) {
        return new FakeHost(name).answers(_ -> true, _ -> new Result(0, answer, ""));
    }

    @Test
    void aManagerDoesNothingWithAnIdThatIsNone() {
        for (String word : HostileShell.WORDS) {
            for (Step step : List.of(
                    new SwarmStep.LabelHosts(ALPHA, List.of(DELTA), ""),
                    new SwarmStep.RemoveGhost(ALPHA, DELTA, word, true, List.of()),
                    new SwarmStep.Promote(ALPHA, DELTA, word))) {
                FakeHost alpha = saying("alpha", "");
                assertThatThrownBy(() -> step.apply(new FakeFleet(alpha, saying("delta", word))))
                        .as("%s of %s", step, word)
                        .isInstanceOf(HostException.class)
                        .hasMessageContaining("is not the id of a node");
                assertThat(alpha.received()).isEmpty();
            }
        }
    }

    @Test
    void aHostJoinsByNothingThatIsNoToken() {
        for (String word : HostileShell.WORDS) {
            FakeHost delta = saying("delta", "");
            assertThatThrownBy(() -> new SwarmStep.JoinSwarm(DELTA, "10.0.0.14", ALPHA, "10.0.0.11", Role.WORKER)
                            .apply(new FakeFleet(saying("alpha", word), delta)))
                    .isInstanceOf(HostException.class)
                    .hasMessageContaining("is not a token of a swarm");
            assertThat(delta.received()).isEmpty();
        }
    }

    @Test
    void idsReachDockerAsTheyAre(@TempDir Path temp) throws Exception {
        FakeHost alpha = saying("alpha", "");
        FakeFleet fleet = new FakeFleet(alpha, saying("delta", NODE + "\n"));
        new SwarmStep.LabelHosts(ALPHA, List.of(DELTA), "").apply(fleet);
        fleet.fake("delta").answers(_ -> true, _ -> new Result(0, SwarmAnswers.INACTIVE, ""));
        new SwarmStep.RemoveGhost(ALPHA, DELTA, NODE, true, List.of()).apply(fleet);

        HostileShell shell = new HostileShell(temp);
        assertThat(shell.words(alpha.received().getFirst()))
                .containsSequence("docker", "node", "update", "--label-add", "swarmstead.host=delta", NODE);
        assertThat(shell.words(alpha.received().getLast()))
                .containsSequence("docker", "node", "demote", NODE)
                .containsSequence("docker", "node", "rm", "--force", NODE);
    }
}
