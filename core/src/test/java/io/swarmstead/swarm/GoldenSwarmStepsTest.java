package io.swarmstead.swarm;

import io.swarmstead.GoldenSteps;
import io.swarmstead.host.FakeFleet;
import io.swarmstead.host.HostException;
import io.swarmstead.spec.HostName;
import io.swarmstead.spec.HostSpec.Role;
import io.swarmstead.spec.Specs;
import io.swarmstead.swarm.SwarmState.Uptake;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Every kind of step of the swarm, as it is told and as hosts get it, in {@code src/test/resources/swarm-steps}. */
class GoldenSwarmStepsTest {
    private static final HostName ALPHA = new HostName("alpha");
    private static final HostName BETA = new HostName("beta");

    private static final Map<String, SwarmStep> STEPS = Map.ofEntries(
            Map.entry(
                    "configure-engine",
                    new SwarmStep.ConfigureEngine(BETA, EngineFiles.dropIns(Specs.threeHosts()), Optional.empty())),
            Map.entry(
                    "configure-engine-that-runs",
                    new SwarmStep.ConfigureEngine(
                            BETA, EngineFiles.dropIns(Specs.threeHosts()), Optional.of(Uptake.RESTART))),
            Map.entry(
                    "configure-engine-that-reloads",
                    new SwarmStep.ConfigureEngine(
                            BETA, List.of(ContainerRuntime.file(Specs.threeHosts())), Optional.of(Uptake.RELOAD))),
            Map.entry("reload-engine", new SwarmStep.ConfigureEngine(BETA, List.of(), Optional.of(Uptake.RELOAD))),
            Map.entry("start-engine", new SwarmStep.StartEngine(BETA)),
            Map.entry("join-as-manager", new SwarmStep.JoinSwarm(BETA, "10.0.0.12", ALPHA, "10.0.0.11", Role.MANAGER)),
            Map.entry("join-as-worker", new SwarmStep.JoinSwarm(BETA, "10.0.0.12", ALPHA, "10.0.0.11", Role.WORKER)),
            Map.entry(
                    "remove-manager",
                    new SwarmStep.RemoveGhost(
                            ALPHA, BETA, "0000000000000000000former", true, List.of("00000000000000000000alpha"))),
            Map.entry(
                    "remove-worker",
                    new SwarmStep.RemoveGhost(ALPHA, BETA, "0000000000000000000former", false, List.of())),
            Map.entry("promote", new SwarmStep.Promote(ALPHA, BETA, "000000000000000000000beta")),
            Map.entry("tune", new SwarmStep.TuneSwarm(ALPHA, SwarmPlanner.SETTINGS)),
            Map.entry("label", new SwarmStep.LabelHosts(ALPHA, List.of(ALPHA, BETA), "the test wants it")),
            Map.entry("init", new SwarmStep.InitSwarm(ALPHA, "10.0.0.11", "10.64.0.0/12")));

    private static FakeFleet fleet() {
        FakeFleet fleet = FakeFleet.of("alpha", "beta");
        for (String host : List.of("alpha", "beta")) {
            fleet.fake(host)
                    .accepts("")
                    .answers(Engine.get("/info").line(), SwarmAnswers.INACTIVE)
                    .answers(
                            "docker info --format '{{.Swarm.NodeID}}'",
                            "%25s\n".formatted(host).replace(' ', '0'))
                    .answers("docker swarm join-token -q manager", "SWMTKN-1-manager\n")
                    .answers("docker swarm join-token -q worker", "SWMTKN-1-worker\n");
        }
        return fleet;
    }

    @Test
    void eachTellsWhyItIsThereAndDoesThisToHosts() throws HostException {
        new GoldenSteps("swarm-steps", SwarmStep.class).match(STEPS, GoldenSwarmStepsTest::fleet);
    }
}
