package io.swarmstead.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstead.alerts.Incident;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the leader's steward makes of what Docker 26.1 tells of the swarm. */
class MembersTest {
    private static final JsonNode NODES = JsonMapper.shared().readTree("""
            [{"Spec":{"Labels":{"swarmstead.host":"alpha"}},"Description":{"Hostname":"a"},"Status":{"State":"ready"},
              "ManagerStatus":{"Leader":true,"Reachability":"reachable"}},
             {"Spec":{"Labels":{"swarmstead.host":"beta"}},"Description":{"Hostname":"b"},"Status":{"State":"down"},
              "ManagerStatus":{"Reachability":"unreachable"}},
             {"Spec":{},"Description":{"Hostname":"worker"},"Status":{"State":"ready"}}]
            """);

    @Test
    void theLeaderAndWhoIsAwayAreCalledByTheirNamesInTheCloudsFile() {
        assertThat(Members.leader(NODES)).isEqualTo("alpha");
        assertThat(Members.away(NODES)).singleElement().satisfies(incident -> {
            assertThat(incident.key()).isEqualTo("cloud/host/beta");
            assertThat(incident.problem().what()).isEqualTo("beta is away");
        });
    }

    @Test
    void whatAHostWasBeforeItWasInstalledAnewIsNotTheHost() {
        JsonNode nodes = JsonMapper.shared().readTree("""
                [{"Spec":{"Labels":{"swarmstead.host":"gamma"}},"Status":{"State":"down"}},
                 {"Spec":{"Labels":{"swarmstead.host":"gamma"}},"Status":{"State":"ready"}}]
                """);

        assertThat(Members.away(nodes)).singleElement().satisfies(incident -> {
            assertThat(incident.key()).isEqualTo("cloud/ghost/gamma");
            assertThat(incident.problem().what()).isEqualTo("gamma is in the swarm twice");
        });
    }

    @Test
    void aServiceWithoutAnyTaskIsTroubleAndOneThatWantsNoneIsNot() {
        JsonNode services = JsonMapper.shared().readTree("""
                [{"Spec":{"Name":"shop_web"},"ServiceStatus":{"RunningTasks":0,"DesiredTasks":2}},
                 {"Spec":{"Name":"shop_job"},"ServiceStatus":{"RunningTasks":0,"DesiredTasks":0}},
                 {"Spec":{"Name":"shop_db"},"ServiceStatus":{"RunningTasks":1,"DesiredTasks":2}}]
                """);

        assertThat(Members.idle(services)).extracting(Incident::key).containsExactly("cloud/service/shop_web");
        assertThat(Members.idle(services).getFirst().settles()).isEqualTo(Duration.ofMinutes(2));
    }
}
