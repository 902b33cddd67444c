package io.swarmstead.swarm;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstead.host.Unit;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.HostName;
import io.swarmstead.spec.Specs;
import io.swarmstead.swarm.SwarmState.EngineInfo;
import io.swarmstead.swarm.SwarmState.Node;
import io.swarmstead.swarm.SwarmState.OnHost;
import io.swarmstead.swarm.SwarmState.Settings;
import io.swarmstead.swarm.SwarmState.Uptake;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whether it is worth waiting for the swarm to choose a leader. */
class LeaderComesTest {
    private static final CloudSpec SPEC = Specs.threeHosts();
    private static final OnHost SILENT = onHost(true, true, Optional.empty());
    private static final OnHost STOPPED = onHost(false, true, Optional.empty());
    private static final OnHost NO_MEMBER = onHost(true, false, Optional.empty());

    private static OnHost onHost(boolean active, boolean remembers, Optional<EngineInfo> engine) {
        return new OnHost(
                new Unit(active, true),
                List.of(),
                Uptake.NOTHING,
                engine,
                engine.isEmpty() && active,
                remembers,
                true,
                Optional.empty());
    }

    private static boolean comes(OnHost... seen) {
        LinkedHashMap<HostName, OnHost> hosts = new LinkedHashMap<>();
        for (int index = 0; index < seen.length; index++) {
            hosts.put(SPEC.hostNames().get(index), seen[index]);
        }
        return new SwarmState(hosts).leaderComes(SPEC.hostNames());
    }

    @Test
    void twoOfThreeManagersChooseOne() {
        assertThat(comes(SILENT, SILENT)).isTrue();
        assertThat(comes(SILENT, SILENT, STOPPED)).isTrue();
    }

    @Test
    void oneOfThreeWaitsForEver() {
        assertThat(comes(SILENT)).isFalse();
        assertThat(comes(SILENT, STOPPED, NO_MEMBER)).isFalse();
    }

    @Test
    void halfOfThemIsNoMajority() {
        assertThat(new SwarmState(new LinkedHashMap<>(java.util.Map.of(new HostName("alpha"), SILENT)))
                        .leaderComes(List.of(new HostName("alpha"), new HostName("beta"))))
                .isFalse();
    }

    @Test
    void nobodyComesWhereAManagerAnswersForTheSwarm() {
        Node node = new Node("n0", "alpha", "10.0.0.11", true, true, true, true, "alpha");
        EngineInfo engine =
                new EngineInfo("", "active", "n0", "", true, "c", new Settings(2, 2, 3), false, List.of(node));

        assertThat(comes(onHost(true, true, Optional.of(engine)), SILENT, SILENT))
                .isFalse();
    }
}
