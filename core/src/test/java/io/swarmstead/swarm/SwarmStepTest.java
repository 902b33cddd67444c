package io.swarmstead.swarm;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstead.host.Command;
import io.swarmstead.host.FakeFleet;
import io.swarmstead.host.FakeHost;
import io.swarmstead.host.HostException;
import io.swarmstead.spec.HostName;
import io.swarmstead.spec.HostSpec.Role;
import io.swarmstead.spec.Specs;
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

    @Test
    void anEngineThatDoesNotRunIsConfiguredAndNotStarted() throws HostException {
        new SwarmStep.ConfigureEngine(BETA, EngineFiles.dropIns(Specs.threeHosts()), false).apply(fleet);

        assertThat(beta.lines()).isEmpty();
        assertThat(beta.files()).containsOnlyKeys("/etc/systemd/system/docker.service.d/swarmstead.conf");
    }
}
