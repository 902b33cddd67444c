package io.swarmstead.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmstead.cloud.Observation;
import io.swarmstead.cloud.View;
import io.swarmstead.host.Answers;
import io.swarmstead.host.HostException;
import io.swarmstead.host.Look;
import io.swarmstead.host.Sighting;
import io.swarmstead.plan.Concern;
import io.swarmstead.plan.Outcome;
import io.swarmstead.plan.Plan;
import io.swarmstead.plan.Verdict;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.HostName;
import io.swarmstead.spec.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BringUpCommandTest {
    private static final Observation WELL = new Observation(
            Clouds.ONE_HOST,
            Map.of(),
            List.of(new View<>(new AllIsWell(), Clouds.ONE_HOST, "", new LinkedHashMap<>())));

    @TempDir
    private Path folder = Path.of("");

    private final Screen screen = Screen.withoutTerminal();
    private final OneHost fleet = OneHost.printing("the certificate");

    /** Has nothing to do. */
    private record AllIsWell() implements Concern<String> {
        @Override
        public String name() {
            return "all";
        }

        @Override
        public Look look(CloudSpec spec, HostName host) {
            return Look.NOTHING;
        }

        @Override
        public String read(CloudSpec spec, Map<HostName, Sighting<Answers>> sightings) {
            return "";
        }

        @Override
        public Plan plan(CloudSpec spec, String observed) {
            return Plan.EMPTY;
        }

        @Override
        public Verdict verdict(CloudSpec spec, String observed) {
            return Verdict.well("all is well", "nothing follows");
        }
    }

    @Test
    void anUpWithNothingToDoSavesTheAuthorityThatOneBeforeItDidNot() throws Exception {
        assertThat(untouched()).isZero();
        assertThat(folder.resolve("garage-ca.crt")).hasContent("the certificate");
    }

    @Test
    void anAuthorityOfHostsThatWereInstalledAnewReplacesTheOneBefore() throws Exception {
        Files.writeString(folder.resolve("garage-ca.crt"), "of the hosts before");
        assertThat(untouched()).isZero();
        assertThat(folder.resolve("garage-ca.crt")).hasContent("the certificate");
    }

    @Test
    void whatWasLeftUndoneIsAFailure() {
        Outcome done = new Outcome.Done(Change.on("alpha", "restart"));
        Outcome held = new Outcome.Held(Change.on("beta", "restart"));
        assertThatThrownBy(() -> BringUpCommand.requireDone(List.of(done, held), List.of()))
                .isInstanceOfSatisfying(Stopped.class, stopped -> {
                    assertThat(stopped.exitCode()).isEqualTo(1);
                    assertThat(stopped.problems())
                            .extracting(Problem::what)
                            .containsExactly("left undone: beta: restart");
                });
        assertThatCode(() -> BringUpCommand.requireDone(List.of(done), List.of()))
                .doesNotThrowAnyException();
    }

    @Test
    void whatFailedIsToldWithoutWhatWaitedForIt() {
        Problem problem = new Problem("alpha: restart", "it hangs", "look at it");
        List<Outcome> outcomes = List.of(
                new Outcome.Failed(Change.on("alpha", "restart"), problem),
                new Outcome.Held(Change.on("beta", "restart")));
        assertThatThrownBy(() -> BringUpCommand.requireDone(outcomes, List.of()))
                .isInstanceOfSatisfying(
                        Stopped.class, stopped -> assertThat(stopped.problems()).containsExactly(problem));
    }

    private int untouched() throws HostException {
        Path file = folder.resolve("cloud.yaml");
        return new BringUpCommand(screen.terminal(), Clouds.ONE_HOST, fleet, file).untouched(Plan.EMPTY, WELL);
    }
}
