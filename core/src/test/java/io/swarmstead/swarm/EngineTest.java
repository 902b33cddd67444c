package io.swarmstead.swarm;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstead.host.FakeHost;
import io.swarmstead.host.HostException;
import io.swarmstead.host.Result;
import org.junit.jupiter.api.Test;

/** Docker's API by its socket, and what it answers. */
class EngineTest {
    private static Result refused(String body) {
        return new Result(22, body, "curl: (22) The requested URL returned error: 409\n");
    }

    @Test
    void whyARequestFailedIsToldInTheWordsOfTheApi() {
        assertThat(Engine.complaint(refused("{\"message\":\"name conflicts\"}")))
                .isEqualTo("name conflicts");
    }

    @Test
    void whereTheApiSaidNothingThoseOfCurlHaveToDo() {
        assertThat(Engine.complaint(refused("{}"))).isEqualTo("curl: (22) The requested URL returned error: 409");
        assertThat(Engine.complaint(refused("<html>"))).isEqualTo("curl: (22) The requested URL returned error: 409");
    }

    @Test
    void anEngineIsAskedOnItsHost() throws HostException {
        FakeHost host = new FakeHost("alpha").answers(Engine.get("/info").line(), "{\"Name\": \"alpha\"}");

        assertThat(Engine.on(host).tree("/info").path("Name").asString()).isEqualTo("alpha");
    }

    @Test
    void aLookDoesNotWaitLongAndIsQuiet() {
        assertThat(Engine.QUESTION)
                .contains("curl -gsSf --unix-socket /run/docker.sock --max-time 4 ", " 2> /dev/null");
    }

    @Test
    void aManagerIsWhereItsPeersReachItAndAWorkerWhereItWasSeen() {
        assertThat(EngineReading.nodes("""
                        [{"ID": "m", "Status": {"Addr": "0.0.0.0"}, "ManagerStatus": {"Addr": "10.0.0.11:2377"}},
                         {"ID": "w", "Status": {"Addr": "10.0.0.14"}}]"""))
                .extracting(SwarmState.Node::address)
                .containsExactly("10.0.0.11", "10.0.0.14");
    }

    @Test
    void aNodeIsTheHostThatItsLabelNames() {
        assertThat(EngineReading.nodes("""
                        [{"Description": {"Hostname": "box7"}, "Spec": {"Labels": {"swarmstead.host": "alpha"}}},
                         {"Description": {"Hostname": "box8"}}]""")).extracting(SwarmState.Node::host).containsExactly("alpha", "box8");
    }
}
