package io.swarmstead.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstead.host.CloudSights;
import io.swarmstead.plan.Verdict;
import io.swarmstead.preflight.PreflightState;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.HostName;
import io.swarmstead.spec.Problem;
import io.swarmstead.spec.Specs;
import io.swarmstead.storage.StorageState;
import io.swarmstead.swarm.SwarmState;
import org.junit.jupiter.api.Test;

/** What one look shows, as a whole. */
class ObservationTest {
    private static final CloudSpec SPEC = Specs.threeHosts();

    @Test
    void aBareCloudIsNotFounded() {
        assertThat(Clouds.observed(SPEC, Clouds.bare(SPEC)).founded()).isFalse();
    }

    @Test
    void aSwarmOrAVolumeMakesACloudFounded() {
        CloudSights swarm = Clouds.inPlace(SPEC);
        swarm.on("alpha", "storage").fails("volume");
        CloudSights volume = Clouds.bare(SPEC);
        volume.on("beta", "storage").says("volume", "status=0\n");

        assertThat(Clouds.observed(SPEC, swarm).founded()).isTrue();
        assertThat(Clouds.observed(SPEC, volume).founded()).isTrue();
    }

    @Test
    void aBareCloudIsRefusedWhileAHostIsAwayAndTheReasonsComeTogether() {
        CloudSights sights = Clouds.bare(SPEC).misses("gamma");
        sights.on("beta", "preflight").says("memory", "480\n");

        assertThat(Clouds.observed(SPEC, sights).refusals())
                .extracting(Problem::what)
                .containsExactly("gamma: cannot be reached", "beta: has 480 MiB of memory");
    }

    @Test
    void aFoundedCloudIsNotRefusedForAHostThatIsAway() {
        assertThat(Clouds.observed(SPEC, Clouds.inPlace(SPEC).misses("gamma")).refusals())
                .isEmpty();
    }

    @Test
    void aFoundedCloudIsRefusedForAHostThatDoesNotFit() {
        CloudSights sights = Clouds.inPlace(SPEC);
        sights.on("gamma", "preflight").fails("root");

        assertThat(Clouds.observed(SPEC, sights).refusals())
                .extracting(Problem::what)
                .containsExactly("gamma: commands do not run as root");
    }

    @Test
    void theHostsThatAreAwayAreToldWithTheReason() {
        Observation observed = Clouds.observed(SPEC, Clouds.inPlace(SPEC).misses("beta"));

        assertThat(observed.unseen()).containsOnlyKeys(new HostName("beta"));
        assertThat(observed.level()).isEqualTo(Verdict.Level.DEGRADED);
    }

    @Test
    void aQuestionWithoutAnAnswerMakesItsHostUnseenForWhoAsked() {
        CloudSights sights = Clouds.inPlace(SPEC);
        sights.on("gamma", "storage").fails("brick").keepsSilentOn("occupied").keepsSilentOn("mark");

        Observation observed = Clouds.observed(SPEC, sights);

        assertThat(observed.plan().steps()).isEmpty();
        assertThat(observed.plan().obstacles()).singleElement().satisfies(problem -> {
            assertThat(problem.what()).isEqualTo("gamma: was asked and did not answer: storage/mark, storage/occupied");
            assertThat(problem.why()).startsWith("there was no answer within 5 s; no answer is not taken for a no");
            assertThat(problem.next()).contains("on gamma");
        });
        assertThat(observed.unseen()).containsOnlyKeys(new HostName("gamma"));
        assertThat(observed.view(SwarmState.class).verdict().level()).isEqualTo(Verdict.Level.WELL);
        assertThat(observed.verdicts().get("storage")).satisfies(verdict -> {
            assertThat(verdict.level()).isEqualTo(Verdict.Level.DEGRADED);
            assertThat(verdict.fact()).startsWith("unseen on gamma, which did not answer; without it: bricks 2 of 3");
        });
        assertThat(observed.refusals()).isEmpty();
    }

    @Test
    void whatNobodyAnswersIsNeitherWellNorDown() {
        CloudSights sights = Clouds.inPlace(SPEC);
        SPEC.hostNames().forEach(host -> sights.on(host.value(), "storage").keepsSilentOn("brick"));

        assertThat(Clouds.observed(SPEC, sights).level()).isEqualTo(Verdict.Level.DEGRADED);
    }

    @Test
    void nothingIsChangedWhereAHostDoesNotSayWhetherItFits() {
        CloudSights sights = Clouds.inPlace(SPEC);
        sights.on("gamma", "preflight").keepsSilentOn("root");

        assertThat(Clouds.observed(SPEC, sights).refusals())
                .extracting(Problem::what)
                .containsExactly("gamma: was asked and did not answer: preflight/root");
    }

    @Test
    void aBareCloudIsRefusedWhileAQuestionIsNotAnswered() {
        CloudSights sights = Clouds.bare(SPEC);
        sights.on("beta", "storage").keepsSilentOn("volume");

        assertThat(Clouds.observed(SPEC, sights).refusals())
                .extracting(Problem::what)
                .containsExactly("beta: was asked and did not answer: storage/volume");
    }

    @Test
    void anAnswerThatCannotBeReadIsNone() {
        CloudSights sights = Clouds.inPlace(SPEC);
        sights.on("gamma", "swarm").says("info", "{\"Swarm\": {");
        sights.on("gamma", "storage").says("heals", "many");

        Observation observed = Clouds.observed(SPEC, sights);

        assertThat(observed.plan().steps()).isEmpty();
        assertThat(observed.unseen().get(new HostName("gamma")))
                .extracting(Problem::what)
                .isEqualTo("gamma: what it answered for swarm cannot be read");
        assertThat(observed.view(StorageState.class).verdict().fact()).startsWith("unseen on gamma");
    }

    @Test
    void verdictsComeInTheOrderOfABringUp() {
        assertThat(Clouds.observed(SPEC, Clouds.bare(SPEC)).verdicts().keySet())
                .containsExactly(
                        "preflight",
                        "machine",
                        "firewall",
                        "swarm",
                        "storage",
                        "vip",
                        "certificates",
                        "ingress",
                        "steward",
                        "records",
                        "stacks");
    }

    @Test
    void aCloudOfNoHostsSeenIsDown() {
        CloudSights sights = Clouds.inPlace(SPEC).misses("alpha").misses("beta").misses("gamma");

        assertThat(Clouds.observed(SPEC, sights).level()).isEqualTo(Verdict.Level.DOWN);
    }

    @Test
    void aViewIsFoundByWhatWasObserved() {
        Observation observed = Clouds.observed(SPEC, Clouds.inPlace(SPEC));

        View<SwarmState> view = observed.view(SwarmState.class);

        assertThat(view.concern().name()).isEqualTo("swarm");
        assertThat(view.observed().hosts()).hasSize(3);
        assertThat(view.plan().isEmpty()).isTrue();
        assertThat(view.verdict()).isEqualTo(Verdict.well("quorum: 3 of 3 managers reachable", "can lose 1"));
        assertThat(observed.view(PreflightState.class).concern().name()).isEqualTo("preflight");
    }

    @Test
    void notesTellOfKernelsWithoutIpvs() {
        CloudSights sights = Clouds.bare(SPEC);
        sights.on("beta", "preflight").fails("ipvs");

        assertThat(Clouds.observed(SPEC, sights).notes())
                .singleElement()
                .asString()
                .startsWith("no IPVS in the kernel of beta:");
    }
}
