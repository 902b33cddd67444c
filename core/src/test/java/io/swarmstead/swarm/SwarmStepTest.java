package io.swarmstead.swarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmstead.host.Command;
import io.swarmstead.host.FakeFleet;
import io.swarmstead.host.FakeHost;
import io.swarmstead.host.HostException;
import io.swarmstead.spec.HostName;
import io.swarmstead.spec.HostSpec.Role;
import io.swarmstead.spec.Specs;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the steps of a swarm do to the hosts. */
class SwarmStepTest {
    private static final HostName ALPHA = new HostName("alpha");
    private static final HostName BETA = new HostName("beta");

    private final FakeHost alpha = new FakeHost("alpha");
    private final FakeHost beta = new FakeHost("beta");
    private final FakeFleet fleet = new FakeFleet(alpha, beta);

    @Test
    void aSwarmIsStartedOnTheHostsOwnAddressUnlessItIsInOne() throws HostException {
        alpha.accepts("bash -c");

        new SwarmStep.InitSwarm(ALPHA, "10.0.0.11", "10.64.0.0/12").apply(fleet);

        Command request = alpha.received().getFirst();
        JsonNode body = JsonMapper.shared().readTree(request.input());
        assertThat(request.line()).contains("[ \"$state\" != inactive ] || curl", " /swarm/init");
        assertThat(body.path("AdvertiseAddr").asString()).isEqualTo("10.0.0.11");
        assertThat(body.path("DataPathAddr").asString()).isEqualTo("10.0.0.11");
        assertThat(body.path("SubnetSize").asInt()).isEqualTo(20);
        assertThat(body.path("Spec").path("Dispatcher").path("HeartbeatPeriod").asLong())
                .isEqualTo(2_000_000_000L);
    }

    @Test
    void theJoinTokenTravelsOnStandardInputOnly() throws HostException {
        alpha.answers("docker swarm join-token -q manager", "SWMTKN-1-secret\n");
        beta.accepts("bash -c");

        new SwarmStep.JoinSwarm(BETA, "10.0.0.12", ALPHA, "10.0.0.11", Role.MANAGER).apply(fleet);

        Command request = beta.received().getFirst();
        assertThat(request.line()).contains(" /swarm/join").doesNotContain("SWMTKN");
        assertThat(request.input()).contains("\"JoinToken\":\"SWMTKN-1-secret\"", "\"10.0.0.11:2377\"");
    }

    @Test
    void aWorkerGetsTheTokenOfWorkers() throws HostException {
        alpha.answers("docker swarm join-token -q worker", "SWMTKN-1-w\n");
        beta.accepts("bash -c");

        new SwarmStep.JoinSwarm(BETA, "10.0.0.12", ALPHA, "10.0.0.11", Role.WORKER).apply(fleet);

        assertThat(beta.received().getFirst().input()).contains("SWMTKN-1-w");
    }

    private void removesTheGhostOfBeta(String info) throws HostException {
        beta.answers(Engine.get("/info").line(), info);
        alpha.accepts("eval");
        new SwarmStep.RemoveGhost(ALPHA, BETA, SwarmAnswers.id(BETA), true, List.of()).apply(fleet);
    }

    @Test
    void aGhostIsTakenOutWhereItsHostSaysThatItIsInNoSwarmOrAnotherNode() throws HostException {
        removesTheGhostOfBeta(SwarmAnswers.INACTIVE);
        removesTheGhostOfBeta(SwarmAnswers.worker(new HostName("delta")));

        assertThat(alpha.received()).hasSize(2);
    }

    @Test
    void whoDoesNotSayThatItIsAnotherIsNobodysGhost() {
        for (String info : List.of(
                SwarmAnswers.worker(BETA),
                "{\"Swarm\":{\"NodeID\":\"\",\"LocalNodeState\":\"error\"}}",
                "{\"Swarm\":{\"NodeID\":\"\",\"LocalNodeState\":\"locked\"}}",
                "{\"Swarm\":{}}",
                "half of an ans",
                "")) {
            assertThatThrownBy(() -> removesTheGhostOfBeta(info))
                    .as(info)
                    .isInstanceOf(HostException.class)
                    .hasMessageContaining("beta: does not say that it is not the node " + SwarmAnswers.id(BETA));
        }
        assertThat(alpha.received()).isEmpty();
    }

    @Test
    void aHostWhoseDockerDoesNotAnswerIsNobodysGhost() {
        beta.fails(Engine.get("/info").line(), "curl: (28) Operation timed out");

        assertThatThrownBy(() ->
                        new SwarmStep.RemoveGhost(ALPHA, BETA, SwarmAnswers.id(BETA), true, List.of()).apply(fleet))
                .isInstanceOf(HostException.class);
        assertThat(alpha.received()).isEmpty();
    }

    @Test
    void anEngineThatDoesNotRunIsConfiguredAndNotStarted() throws HostException {
        new SwarmStep.ConfigureEngine(BETA, EngineFiles.dropIns(Specs.threeHosts()), Optional.empty()).apply(fleet);

        assertThat(beta.lines()).isEmpty();
        assertThat(beta.files()).containsOnlyKeys("/etc/systemd/system/docker.service.d/swarmstead.conf");
    }
}
