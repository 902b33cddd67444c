package io.swarmstead.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstead.Steps;
import io.swarmstead.host.CloudSights;
import io.swarmstead.host.FakeFleet;
import io.swarmstead.plan.Execution;
import io.swarmstead.plan.Outcome;
import io.swarmstead.plan.Plan;
import io.swarmstead.plan.Step;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.Specs;
import io.swarmstead.storage.StorageAnswers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The plans of all concerns together. */
class CloudPlanTest {
    private static final CloudSpec SPEC = Specs.threeHosts();

    /** Writes down when each step started and ended. */
    private static final class Diary implements Execution.Listener {
        private final List<String> entries = new ArrayList<>();

        @Override
        public synchronized void started(Step step) {
            entries.add("started " + Steps.of(step));
        }

        @Override
        public synchronized void ended(Outcome outcome, Duration elapsed) {
            entries.add("ended " + Steps.of(outcome.step()));
        }

        void assertBefore(String earlier, String later) {
            assertThat(entries).containsSubsequence("ended " + earlier, "started " + later);
        }
    }

    private static Plan bare(CloudSpec spec) {
        return Clouds.observed(spec, Clouds.bare(spec)).plan();
    }

    private static Diary carriedOut(CloudSpec spec, Plan plan) {
        FakeFleet fleet =
                FakeFleet.of(spec.hostNames().stream().map(Object::toString).toArray(String[]::new));
        spec.hostNames()
                .forEach(host -> fleet.host(host)
                        .accepts("")
                        .answers("docker info --format '{{.Swarm.NodeID}}'", "k3v9x2m1q8w7e6r5t4y3u2i1o\n")
                        .answers("docker swarm join-token -q manager", "SWMTKN-1-managers\n")
                        .answers("docker swarm join-token -q worker", "SWMTKN-1-workers\n")
                        .answersScript(
                                "key \"$1/ca.key\"", "-----BEGIN PRIVATE KEY-----\nMIGH\n-----END PRIVATE KEY-----\n")
                        .answers("cat /etc/swarmstead/record-key", "5e".repeat(32) + "\n"));
        Diary diary = new Diary();

        List<Outcome> outcomes = new Execution(plan, fleet, _ -> true, diary).run();

        assertThat(outcomes).allMatch(outcome -> outcome instanceof Outcome.Done);
        return diary;
    }

    @Test
    void bareHostsAreBroughtUpInOrder() {
        Diary diary = carriedOut(SPEC, bare(SPEC));

        for (String host : List.of("alpha", "beta", "gamma")) {
            diary.assertBefore("ConfigureEngine " + host, "InstallPackages " + host);
            diary.assertBefore("ConfigureStorage " + host, "InstallPackages " + host);
            diary.assertBefore("ConfigureVip " + host, "InstallPackages " + host);
            diary.assertBefore("InstallPackages " + host, "Raise " + host);
            diary.assertBefore("InstallPackages " + host, "StartEngine " + host);
            diary.assertBefore("InstallPackages " + host, "StartGlusterd " + host);
            diary.assertBefore("InstallPackages " + host, "StartKeepalived " + host);
            diary.assertBefore("StartEngine " + host, "PullTraefik " + host);
            diary.assertBefore("ConfigureIngress " + host, "DeployTraefik alpha");
            diary.assertBefore("PullTraefik " + host, "DeployTraefik alpha");
            diary.assertBefore("DeployTraefik alpha", "AwaitTraefik " + host);
            diary.assertBefore("CreateVolume alpha", "MountVolume " + host);
            diary.assertBefore("DeliverSteward " + host, "StartSteward " + host);
            diary.assertBefore("InstallPackages " + host, "StartSteward " + host);
            diary.assertBefore("StartSteward " + host, "DeployTraefik alpha");
        }
        for (String host : List.of("beta", "gamma")) {
            diary.assertBefore("StartEngine " + host, "JoinSwarm " + host);
            diary.assertBefore("InitSwarm alpha", "JoinSwarm " + host);
            diary.assertBefore("JoinSwarm " + host, "LabelHosts alpha");
            diary.assertBefore("JoinSwarm " + host, "DeployTraefik alpha");
            diary.assertBefore("StartGlusterd " + host, "ProbePeer alpha");
            diary.assertBefore("ProbePeer alpha", "CreateVolume alpha");
            diary.assertBefore("IssueCertificate alpha", "CopyCertificates " + host);
            diary.assertBefore("CopyCertificates " + host, "DeployTraefik alpha");
            diary.assertBefore("MakeKey alpha", "CopyKey " + host);
        }
        diary.assertBefore("InstallPackages alpha", "MakeKey alpha");
        diary.assertBefore("MountVolume alpha", "MakeFolder alpha");
        diary.assertBefore("CreateAuthority alpha", "IssueCertificate alpha");
    }

    @Test
    void bareHostsHaveNoObstacles() {
        assertThat(bare(SPEC).obstacles()).isEmpty();
    }

    @Test
    void everyStepTellsWhatItDoesAndWhy() {
        assertThat(bare(SPEC).steps()).isNotEmpty().allSatisfy(step -> {
            assertThat(step.action()).isNotBlank().doesNotEndWith(".");
            assertThat(step.reason()).isNotBlank().doesNotEndWith(".");
        });
    }

    @Test
    void nothingIsLeftToDoWhereEverythingIsInPlace() {
        Observation observed = Clouds.observed(SPEC, Clouds.inPlace(SPEC));

        assertThat(observed.plan()).isEqualTo(Plan.EMPTY);
        assertThat(observed.verdicts().values()).allMatch(verdict -> verdict.level() == observed.level());
        assertThat(observed.level()).hasToString("WELL");
    }

    @Test
    void nothingIsLeftToDoOnOneHostAndOnFour() {
        for (CloudSpec spec : List.of(Specs.oneHost(), Specs.fourHosts())) {
            Observation observed = Clouds.observed(spec, Clouds.inPlace(spec));

            assertThat(observed.plan()).isEqualTo(Plan.EMPTY);
            assertThat(observed.verdicts().values()).allMatch(verdict -> verdict.level() == observed.level());
        }
    }

    @Test
    void threeDriftsAreThreeSteps() {
        CloudSights sights = Clouds.inPlace(SPEC);
        sights.on("beta", "storage").says("glusterd", "inactive\nenabled\n");
        sights.on("gamma", "vip").lacks("/etc/keepalived/keepalived.conf");
        for (String host : List.of("alpha", "beta", "gamma")) {
            sights.on(host, "storage")
                    .says(
                            "volume",
                            StorageAnswers.volume(SPEC).replace("network.ping-timeout=3", "network.ping-timeout=42"));
        }

        Plan plan = Clouds.observed(SPEC, sights).plan();

        assertThat(Steps.of(plan)).containsExactly("StartGlusterd beta", "SetOptions alpha", "ConfigureVip gamma");
        assertThat(plan.obstacles()).isEmpty();
    }

    @Test
    void oneHostGetsNeitherVipNorGluster() {
        CloudSpec spec = Specs.oneHost();

        Plan plan = bare(spec);

        assertThat(Steps.of(plan))
                .contains("InitSwarm alpha", "MakeDirectory alpha", "DeployTraefik alpha")
                .noneMatch(step -> step.matches("(JoinSwarm|ConfigureVip|StartKeepalived|StartGlusterd|MountVolume"
                        + "|CreateVolume|CopyCertificates).*"));
        carriedOut(spec, plan).assertBefore("InitSwarm alpha", "DeployTraefik alpha");
    }

    @Test
    void aWorkerIsAMemberWithTheMountAndNoPartInTheIngress() {
        CloudSpec spec = Specs.fourHosts();

        Plan plan = bare(spec);

        assertThat(Steps.of(plan).stream().filter(step -> step.endsWith(" delta")))
                .containsExactlyInAnyOrder(
                        "InstallPackages delta",
                        "NameHosts delta",
                        "Raise delta",
                        "ConfigureEngine delta",
                        "StartEngine delta",
                        "JoinSwarm delta",
                        "ConfigureStorage delta",
                        "StartGlusterd delta",
                        "MountVolume delta",
                        "CopyCertificates delta",
                        "DeliverSteward delta",
                        "StartSteward delta",
                        "CopyKey delta");
        carriedOut(spec, plan).assertBefore("JoinSwarm delta", "LabelHosts alpha");
    }

    @Test
    void whileAHostOfABareCloudIsAwayNothingIsFounded() {
        Observation observed = Clouds.observed(SPEC, Clouds.bare(SPEC).misses("gamma"));

        assertThat(Steps.obstacles(observed.plan()))
                .containsExactly(
                        "gamma: cannot be reached",
                        "the swarm is not started while a host is away",
                        "the volume is not created while a host is away",
                        "the certificate authority is not made while a host is away");
        assertThat(Steps.of(observed.plan()))
                .noneMatch(step -> step.matches("(InitSwarm|JoinSwarm|CreateVolume|CreateAuthority|.* gamma).*"));
    }

    @Test
    void whileAHostOfAFoundedCloudIsAwayTheOthersAreStillKept() {
        CloudSights sights = Clouds.inPlace(SPEC).misses("gamma");
        sights.on("beta", "firewall").fails("loaded");
        sights.on("alpha", "preflight").says("unreachable", "10.0.0.13 port 2377\n10.0.0.13 port 7946\n");

        Observation observed = Clouds.observed(SPEC, sights);

        assertThat(observed.refusals()).isEmpty();
        assertThat(Steps.of(observed.plan())).containsExactly("Raise beta");
        assertThat(Steps.obstacles(observed.plan())).containsExactly("gamma: cannot be reached");
    }
}
