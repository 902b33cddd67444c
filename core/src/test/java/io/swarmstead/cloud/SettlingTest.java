package io.swarmstead.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstead.host.CloudSights;
import io.swarmstead.plan.Verdict;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.Specs;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** The wait after the last step. */
class SettlingTest {
    private static final CloudSpec SPEC = Specs.threeHosts();

    private static Observation look(CloudSights sights) {
        return new Cloud(SPEC, sights.fleet()).observe();
    }

    @Test
    void looksUntilAllIsWellAndSaysOnceWhatIsNot() {
        Observation early = look(Clouds.inPlace(SPEC).misses("gamma"));
        Queue<Observation> looks = new ArrayDeque<>(List.of(early, early, look(Clouds.inPlace(SPEC))));
        List<String> said = new ArrayList<>();

        Observation settled = new Settling(looks::remove).await(said::add);

        assertThat(settled.level()).isEqualTo(Verdict.Level.WELL);
        assertThat(looks).isEmpty();
        assertThat(said).singleElement().asString().contains("2 of 3 hosts answer");
    }

    @Test
    void looksUntilTheSwarmHasALeader() {
        Observation leaderless = look(Clouds.leaderless(SPEC));
        Queue<Observation> looks = new ArrayDeque<>(List.of(leaderless, leaderless, look(Clouds.inPlace(SPEC))));
        List<String> said = new ArrayList<>();

        new Settling(looks::remove).leader(said::add);

        assertThat(looks).isEmpty();
        assertThat(said).containsExactly("the swarm has no leader yet");
    }

    @Test
    void aQuestionForWhoseSakeNothingMayBeChangedIsAskedOnceMore() {
        CloudSights late = Clouds.inPlace(SPEC);
        late.on("gamma", "preflight").keepsSilentOn("root");
        CloudSights away = Clouds.bare(SPEC).misses("gamma");
        Observation well = look(Clouds.inPlace(SPEC));

        assertThat(new Settling(() -> well).second(look(late))).isSameAs(well);

        Settling never = new Settling(() -> Assertions.fail("looked once more"));
        assertThat(never.second(well)).isSameAs(well);
        Observation refused = look(away);
        assertThat(refused.refusals()).isNotEmpty();
        assertThat(never.second(refused)).isSameAs(refused);
    }

    @Test
    void aWorkerChoosesNoLeader() {
        CloudSpec four = Specs.fourHosts();
        Queue<Observation> looks = new ArrayDeque<>(List.of(new Cloud(
                        four,
                        Clouds.leaderless(four).misses("beta").misses("gamma").fleet())
                .observe()));

        new Settling(looks::remove).leader(Assertions::fail);

        assertThat(looks).isEmpty();
    }

    @Test
    void looksOnceForALeaderThatCannotCome() {
        Queue<Observation> looks = new ArrayDeque<>(
                List.of(look(Clouds.leaderless(SPEC).misses("beta").misses("gamma")), look(Clouds.bare(SPEC))));

        new Settling(looks::remove).leader(Assertions::fail);
        new Settling(looks::remove).leader(Assertions::fail);

        assertThat(looks).isEmpty();
    }
}
