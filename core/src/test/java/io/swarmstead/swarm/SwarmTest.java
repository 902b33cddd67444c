package io.swarmstead.swarm;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstead.Steps;
import io.swarmstead.host.Sights;
import io.swarmstead.plan.Impact;
import io.swarmstead.plan.Plan;
import io.swarmstead.plan.Verdict;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.HostName;
import io.swarmstead.spec.HostSpec;
import io.swarmstead.spec.Specs;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Engines, and what makes them one swarm. */
class SwarmTest {
    private static final CloudSpec SPEC = Specs.threeHosts();
    private static final HostName ALPHA = new HostName("alpha");
    private static final HostName BETA = new HostName("beta");
    private static final HostName GAMMA = new HostName("gamma");

    private static Sights<SwarmState> inPlace(CloudSpec spec) {
        return new Sights<>(spec, new Swarm(), host -> SwarmAnswers.inPlace(spec, host));
    }

    private static Sights<SwarmState> alone(CloudSpec spec) {
        return new Sights<>(spec, new Swarm(), _ -> SwarmAnswers.alone(spec));
    }

    @Test
    void enginesThatRunAreMadeOneSwarm() {
        Plan plan = alone(SPEC).plan();

        assertThat(Steps.of(plan))
                .containsExactly("InitSwarm alpha", "LabelHosts alpha", "JoinSwarm beta", "JoinSwarm gamma");
        assertThat(plan.obstacles()).isEmpty();
    }

    @Test
    void theSwarmIsNotStartedWhileAHostIsAway() {
        Plan plan = alone(SPEC).misses("alpha").plan();

        assertThat(plan.steps()).isEmpty();
        assertThat(Steps.obstacles(plan)).containsExactly("the swarm is not started while a host is away");
    }

    @Test
    void aHostThatLeftJoinsAgainThroughTheManagerThatAnswers() {
        Sights<SwarmState> sights = inPlace(SPEC).misses("alpha");
        sights.on("gamma").says("info", SwarmAnswers.INACTIVE).fails("nodes");

        Plan plan = sights.plan();

        assertThat(Steps.of(plan)).containsExactly("LabelHosts beta", "JoinSwarm gamma");
        assertThat(plan.steps().getFirst())
                .isEqualTo(new SwarmStep.LabelHosts(
                        BETA, List.of(BETA, GAMMA), "the swarm does not know which node is which host"));
    }

    private static String down(String nodes, String host) {
        return Arrays.stream(nodes.split("(?=\\{\"ID\")"))
                .map(node -> node.contains("\"Hostname\":\"" + host + "\"")
                        ? node.replace("\"State\":\"ready\"", "\"State\":\"down\"")
                        : node)
                .collect(Collectors.joining());
    }

    @Test
    void aHostThatWasInstalledAnewJoinsWhenWhatItWasIsNoMemberAnyMore() {
        Sights<SwarmState> sights = inPlace(SPEC);
        String nodes = down(SwarmAnswers.nodes(SPEC), "gamma");
        sights.on("alpha").says("nodes", nodes);
        sights.on("beta").says("nodes", nodes);
        sights.on("gamma").says("info", SwarmAnswers.INACTIVE).fails("nodes");

        Plan plan = sights.plan();

        assertThat(Steps.of(plan)).containsExactly("RemoveGhost alpha", "LabelHosts alpha", "JoinSwarm gamma");
        assertThat(plan.steps().getFirst())
                .isEqualTo(new SwarmStep.RemoveGhost(
                        ALPHA,
                        GAMMA,
                        SwarmAnswers.id(GAMMA),
                        true,
                        List.of(SwarmAnswers.id(ALPHA), SwarmAnswers.id(BETA))));
        assertThat(plan.steps().getLast().requires())
                .containsAll(plan.steps().getFirst().provides());
    }

    /** The swarm misses gamma, which is in it. */
    private static Sights<SwarmState> missed(CloudSpec spec) {
        Sights<SwarmState> sights = inPlace(spec);
        String nodes = down(SwarmAnswers.nodes(spec), "gamma");
        spec.managers().stream()
                .map(HostSpec::name)
                .filter(host -> !host.equals(GAMMA))
                .forEach(host -> sights.on(host.value()).says("nodes", nodes));
        return sights;
    }

    @Test
    void aManagerWhoseDockerIsSilentIsNobodysGhost() {
        for (boolean remembers : List.of(true, false)) {
            Sights<SwarmState> sights = missed(SPEC);
            sights.on("gamma").says("info", "").fails("nodes");
            if (!remembers) {
                sights.on("gamma").fails("remembers");
            }

            Plan plan = sights.plan();

            assertThat(plan.steps()).isEmpty();
            assertThat(Steps.obstacles(plan)).containsExactly("gamma: Docker is there and does not answer");
        }
    }

    @Test
    void aManagerOfWhichNobodyKnowsWhetherItWasAMemberIsNobodysGhost() {
        for (String question : List.of("info", "remembers", "docker", "daemon.json")) {
            Sights<SwarmState> sights = missed(SPEC);
            sights.on("gamma")
                    .says("docker", "inactive\nenabled\n")
                    .fails("info")
                    .fails("nodes")
                    .fails("remembers")
                    .keepsSilentOn(question);

            assertThat(sights.plan()).as(question).isEqualTo(Plan.EMPTY);
        }
    }

    @Test
    void aSwarmIsNotStartedBesideADockerThatIsSilent() {
        Sights<SwarmState> sights = alone(SPEC);
        sights.on("beta").says("info", "");

        Plan plan = sights.plan();

        assertThat(plan.steps()).isEmpty();
        assertThat(Steps.obstacles(plan)).containsExactly("beta: Docker is there and does not answer");
    }

    @Test
    void aManagerIsTakenOutOnlyWhileAllOthersAreThere() {
        CloudSpec five = Specs.of("""
                cloud: garage
                domain: cloud.example.com
                hosts:
                  alpha: 10.0.0.11
                  beta: 10.0.0.12
                  gamma: 10.0.0.13
                  delta: {address: 10.0.0.14, role: manager}
                  epsilon: {address: 10.0.0.15, role: manager}
                """);
        Sights<SwarmState> sights = inPlace(five).misses("delta");
        String nodes = down(down(SwarmAnswers.nodes(five), "gamma"), "delta");
        five.hostNames().forEach(host -> sights.on(host.value()).says("nodes", nodes));
        sights.on("gamma").says("info", SwarmAnswers.INACTIVE).fails("nodes");

        Plan plan = sights.plan();

        assertThat(plan.steps()).isEmpty();
        assertThat(plan.obstacles()).singleElement().satisfies(obstacle -> {
            assertThat(obstacle.what()).isEqualTo("gamma: the manager that it was before stays in the swarm for now");
            assertThat(obstacle.why()).endsWith("this one is not: delta");
        });
    }

    @Test
    void aMemberThatTheSwarmMissesNotYetIsAGhostWhereItsHostIsInNoSwarm() {
        Sights<SwarmState> sights = inPlace(SPEC);
        sights.on("alpha").says("info", SwarmAnswers.INACTIVE).fails("nodes");

        assertThat(Steps.of(sights.plan())).contains("RemoveGhost beta");
    }

    @Test
    void aMemberElsewhereThatRunsIsNobodysGhost() {
        Sights<SwarmState> sights = inPlace(SPEC);
        sights.on("gamma").says("info", SwarmAnswers.INACTIVE).fails("nodes");

        assertThat(Steps.of(sights.plan())).containsExactly("LabelHosts alpha", "JoinSwarm gamma");
    }

    @Test
    void aHostThatJoinedOnceMoreBesideWhatItWasIsOneMemberAgain() {
        Sights<SwarmState> sights = inPlace(SPEC);
        String former = down("[" + SwarmAnswers.node(GAMMA, "manager", false, "gamma") + "]", "gamma")
                .replace(SwarmAnswers.id(GAMMA), "former");
        String nodes = SwarmAnswers.nodes(SPEC).replaceFirst("]$", "," + former.substring(1));
        SPEC.hostNames().forEach(host -> sights.on(host.value()).says("nodes", nodes));

        assertThat(sights.plan().steps())
                .containsExactly(new SwarmStep.RemoveGhost(
                        ALPHA,
                        GAMMA,
                        "former",
                        true,
                        SPEC.hostNames().stream().map(SwarmAnswers::id).toList()));
    }

    @Test
    void aMemberThatIsDownWhileItsHostIsAwayIsNoGhost() {
        Sights<SwarmState> sights = inPlace(SPEC).misses("gamma");
        String nodes = down(SwarmAnswers.nodes(SPEC), "gamma");
        sights.on("alpha").says("nodes", nodes);
        sights.on("beta").says("nodes", nodes);

        assertThat(sights.plan()).isEqualTo(Plan.EMPTY);
    }

    @Test
    void aWorkerJoinsAsOne() {
        CloudSpec spec = Specs.fourHosts();
        Sights<SwarmState> sights = inPlace(spec);
        sights.on("delta").says("info", SwarmAnswers.INACTIVE);

        assertThat(sights.plan().steps()).last().satisfies(step -> {
            assertThat(Steps.of(step)).isEqualTo("JoinSwarm delta");
            assertThat(step.action()).isEqualTo("join the swarm as a worker");
        });
    }

    @Test
    void aWorkerThatShallBeAManagerIsPromoted() {
        Sights<SwarmState> sights = inPlace(SPEC);
        String nodes = SwarmAnswers.nodes(SPEC)
                .replace(
                        SwarmAnswers.node(GAMMA, "manager", false, "gamma"),
                        SwarmAnswers.node(GAMMA, "worker", false, "gamma"));
        sights.on("alpha").says("nodes", nodes);
        sights.on("beta").says("nodes", nodes);
        sights.on("gamma").says("info", SwarmAnswers.worker(GAMMA)).fails("nodes");

        assertThat(sights.plan().steps()).containsExactly(new SwarmStep.Promote(ALPHA, GAMMA, SwarmAnswers.id(GAMMA)));
    }

    @Test
    void aMemberOfAnotherSwarmIsAnObstacleWhereverItStandsInTheSpec() {
        for (HostName stranger : SPEC.hostNames()) {
            Sights<SwarmState> sights = inPlace(SPEC);
            CloudSpec own = Specs.oneHost();
            sights.on(stranger.value())
                    .says("info", SwarmAnswers.manager(own, ALPHA).replace(SwarmAnswers.id(ALPHA), "stranger"))
                    .says("nodes", SwarmAnswers.nodes(own).replace(SwarmAnswers.id(ALPHA), "stranger"));

            Plan plan = sights.plan();

            assertThat(plan.steps()).as(stranger.value()).isEmpty();
            assertThat(Steps.obstacles(plan)).containsExactly(stranger + ": is a member of another swarm");
        }
    }

    @Test
    void aHostWhosePartInTheSwarmIsDamagedIsNotTakenForAStranger() {
        Sights<SwarmState> sights = inPlace(SPEC);
        sights.on("beta")
                .says(
                        "info",
                        "{\"ServerVersion\":\"26.1.5\",\"Swarm\":{\"NodeID\":\"\",\"LocalNodeState\":\"error\",\"Error\":\"invalid database\"}}")
                .fails("nodes");

        Plan plan = sights.plan();

        assertThat(plan.steps()).isEmpty();
        assertThat(plan.obstacles()).singleElement().satisfies(obstacle -> {
            assertThat(obstacle.what()).isEqualTo("beta: its part in the swarm did not start");
            assertThat(obstacle.why()).isEqualTo("Docker says: invalid database");
        });
    }

    @Test
    void withoutALeaderNothingOfTheSwarmIsChanged() {
        Sights<SwarmState> sights = inPlace(SPEC).misses("gamma");
        for (HostName host : List.of(ALPHA, BETA)) {
            sights.on(host.value())
                    .says("info", SwarmAnswers.withoutLeader(host))
                    .fails("nodes");
        }

        Plan plan = sights.plan();

        assertThat(plan.steps()).isEmpty();
        assertThat(plan.obstacles()).singleElement().satisfies(obstacle -> {
            assertThat(obstacle.what()).isEqualTo("the swarm has no leader");
            assertThat(obstacle.why()).startsWith("alpha is active, beta is active;");
        });
        assertThat(sights.verdict().level()).isEqualTo(Verdict.Level.DOWN);
    }

    @Test
    void whoIsInNoSwarmHasNoPartInItsMajority() {
        Sights<SwarmState> sights = inPlace(SPEC);
        for (HostName host : List.of(ALPHA, BETA)) {
            sights.on(host.value())
                    .says("info", SwarmAnswers.withoutLeader(host))
                    .fails("nodes");
        }
        sights.on("gamma").says("info", SwarmAnswers.INACTIVE).fails("nodes").fails("remembers");

        assertThat(sights.plan().obstacles())
                .singleElement()
                .satisfies(obstacle -> assertThat(obstacle.why()).startsWith("alpha is active, beta is active;"));
    }

    @Test
    void theManagerOfMostHostsIsAskedThoughAStrangerIsFirst() {
        Sights<SwarmState> sights = inPlace(SPEC);
        CloudSpec own = Specs.oneHost();
        sights.on("alpha")
                .says("info", SwarmAnswers.manager(own, ALPHA).replace(SwarmAnswers.id(ALPHA), "stranger"))
                .says("nodes", SwarmAnswers.nodes(own).replace(SwarmAnswers.id(ALPHA), "stranger"));
        sights.on("beta").says("info", SwarmAnswers.manager(SPEC, BETA).replace("2000000000", "5000000000"));

        assertThat(sights.plan().steps()).containsExactly(new SwarmStep.TuneSwarm(BETA, SwarmPlanner.SETTINGS));
    }

    @Test
    void anEngineThatFailedIsStartedAndThenAMemberByItself() {
        Sights<SwarmState> sights = inPlace(SPEC);
        sights.on("beta").says("docker", "failed\nenabled\n").fails("info").fails("nodes");

        assertThat(Steps.of(sights.plan())).containsExactly("StartEngine beta");
    }

    @Test
    void anEngineThatFailedAndWasNeverAMemberIsStartedAndJoins() {
        Sights<SwarmState> sights = inPlace(SPEC);
        sights.on("beta")
                .says("docker", "failed\nenabled\n")
                .fails("info")
                .fails("nodes")
                .fails("remembers");

        assertThat(Steps.of(sights.plan())).containsExactly("StartEngine beta", "LabelHosts alpha", "JoinSwarm beta");
    }

    @Test
    void enginesThatAllStoppedAreStartedAndFoundNoSecondSwarm() {
        Sights<SwarmState> sights = inPlace(SPEC);
        SPEC.hostNames()
                .forEach(host -> sights.on(host.value())
                        .says("docker", "failed\nenabled\n")
                        .fails("info")
                        .fails("nodes"));

        Plan plan = sights.plan();

        assertThat(Steps.of(plan)).containsExactly("StartEngine alpha", "StartEngine beta", "StartEngine gamma");
        assertThat(plan.obstacles()).isEmpty();
    }

    @Test
    void aConfigurationThatDiffersRestartsARunningEngine() {
        Sights<SwarmState> sights = inPlace(SPEC);
        sights.on("beta").says("daemon.json", "{\"live-restore\": true}");

        Plan plan = sights.plan();

        assertThat(Steps.of(plan)).containsExactly("ConfigureEngine beta");
        assertThat(plan.steps().getFirst().impact()).hasToString("RESTART");
        assertThat(plan.steps().getFirst().action()).isEqualTo("configure Docker and restart it");
    }

    @Test
    void aStoppedEngineStartsBehindItsConfiguration() {
        Sights<SwarmState> sights = alone(SPEC);
        sights.on("beta")
                .says("docker", "inactive\nenabled\n")
                .fails("daemon.json")
                .fails("info");

        Plan plan = sights.plan();

        assertThat(Steps.of(plan)).startsWith("ConfigureEngine beta", "StartEngine beta");
        assertThat(plan.steps().get(1).requires())
                .containsAll(plan.steps().get(0).provides());
    }

    @Test
    void otherSettingsOfTheSwarmAreSet() {
        Sights<SwarmState> sights = inPlace(SPEC);
        for (HostName host : SPEC.hostNames()) {
            sights.on(host.value())
                    .says("info", SwarmAnswers.manager(SPEC, host).replace("2000000000", "5000000000"));
        }

        Plan plan = sights.plan();

        assertThat(plan.steps()).containsExactly(new SwarmStep.TuneSwarm(ALPHA, SwarmPlanner.SETTINGS));
        assertThat(plan.steps().getFirst().requires()).containsExactly(SwarmStep.engine(ALPHA));
    }

    @Test
    void aSwarmThatWaitsForAKeyAfterAPowerCutIsAnObstacle() {
        Sights<SwarmState> sights = inPlace(SPEC);
        for (HostName host : SPEC.hostNames()) {
            sights.on(host.value())
                    .says(
                            "info",
                            SwarmAnswers.manager(SPEC, host)
                                    .replace("\"AutoLockManagers\":false", "\"AutoLockManagers\":true"));
        }

        assertThat(sights.plan().steps()).isEmpty();
        assertThat(sights.plan().obstacles())
                .singleElement()
                .satisfies(obstacle -> assertThat(obstacle.next()).endsWith("docker swarm update --autolock=false"));
    }

    @Test
    void aNodeWithoutItsHostsNameIsLabelled() {
        Sights<SwarmState> sights = inPlace(SPEC);
        sights.on("alpha").says("nodes", SwarmAnswers.nodes(SPEC).replace("\"swarmstead.host\":\"gamma\"", ""));

        assertThat(sights.plan().steps())
                .containsExactly(
                        new SwarmStep.LabelHosts(ALPHA, List.of(GAMMA), "a node's label does not name its host"));
    }

    @Test
    void theVerdictTellsTheQuorumAndWhatMayStillFail() {
        Sights<SwarmState> lost = inPlace(SPEC).misses("gamma");
        lost.on("alpha")
                .says(
                        "nodes",
                        SwarmAnswers.nodes(SPEC)
                                .replace(
                                        SwarmAnswers.node(GAMMA, "manager", false, "gamma"),
                                        SwarmAnswers.node(GAMMA, "manager", false, "gamma")
                                                .replace("\"reachable\"", "\"unreachable\"")));

        assertThat(lost.verdict())
                .isEqualTo(
                        Verdict.degraded("quorum: 2 of 3 managers reachable", "the loss of one more stops the swarm"));
        assertThat(inPlace(Specs.oneHost()).verdict().level()).isEqualTo(Verdict.Level.WELL);
    }

    @Test
    void overlayNetworksKeepClearOfTheHosts() {
        CloudSpec spec = Specs.of("""
                cloud: garage
                domain: cloud.example.com
                hosts: {alpha: 10.70.0.11, beta: 10.70.0.12, gamma: 10.70.0.13}
                """);

        assertThat(AddressPool.freeOf(SPEC)).isEqualTo("10.64.0.0/12");
        assertThat(AddressPool.freeOf(spec)).isEqualTo("10.128.0.0/12");
    }

    @ParameterizedTest
    @CsvSource({
        "10.63.255.1, 10.64.0.0/12",
        "10.64.0.1,   10.128.0.0/12",
        "10.79.255.1, 10.128.0.0/12",
        "10.80.0.1,   10.64.0.0/12",
        "11.70.0.1,   10.64.0.0/12"
    })
    void aRangeIsLeftToAHostThatLivesAnywhereInIt(String address, String pool) {
        CloudSpec spec = Specs.of("cloud: garage\ndomain: cloud.example.com\nhosts: {alpha: %s}\n".formatted(address));

        assertThat(AddressPool.freeOf(spec)).isEqualTo(pool);
    }

    @Test
    void aDockerOfBeforeTakesTheRuntimeUpAndGoesOn() {
        Sights<SwarmState> sights = inPlace(SPEC);
        sights.on("beta")
                .says("daemon.json", """
                        {"log-driver": "json-file", "log-opts": {"max-size": "10m", "max-file": "3"}}""")
                .lacks(List.of(ContainerRuntime.file(SPEC)))
                .says("info", SwarmAnswers.manager(SPEC, BETA).replace("\"swarmstead\"", "\"runc\""));

        Plan plan = sights.plan();

        assertThat(Steps.of(plan)).containsExactly("ConfigureEngine beta");
        assertThat(plan.steps().getFirst().action()).isEqualTo("configure Docker and reload it");
        assertThat(plan.steps().getFirst().impact()).isEqualTo(Impact.NONE);
    }

    @Test
    void aDockerThatWasNotToldOfItsConfigurationIsToldNow() {
        Sights<SwarmState> sights = inPlace(SPEC);
        sights.on("beta").says("info", SwarmAnswers.manager(SPEC, BETA).replace("\"swarmstead\"", "\"runc\""));

        assertThat(Steps.of(sights.plan())).containsExactly("ConfigureEngine beta");
    }

    @Test
    void aRuntimeOfTheOwnersStays() {
        Sights<SwarmState> sights = inPlace(SPEC);
        sights.on("beta")
                .says("daemon.json", """
                        {"log-driver": "json-file", "log-opts": {"max-size": "10m", "max-file": "3"}, "default-runtime": "nvidia",
                        "runtimes": {"nvidia": {"path": "nvidia-container-runtime"},
                        "swarmstead": {"path": "/usr/local/lib/swarmstead/runtime"}}}""")
                .says("info", SwarmAnswers.manager(SPEC, BETA).replace("\"swarmstead\"", "\"nvidia\""));

        assertThat(sights.plan().steps()).isEmpty();
    }

    @Test
    void anotherLogDriverTakesARestart() {
        Sights<SwarmState> sights = inPlace(SPEC);
        sights.on("beta").says("daemon.json", "{\"log-driver\": \"journald\"}");

        assertThat(sights.plan().steps().getFirst().impact()).isEqualTo(Impact.RESTART);
    }
}
