package io.swarmstead.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstead.Steps;
import io.swarmstead.host.CloudSights;
import io.swarmstead.host.FakeFleet;
import io.swarmstead.plan.Execution;
import io.swarmstead.plan.Outcome;
import io.swarmstead.plan.Step;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.Specs;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rounds of a bring-up. */
class BringUpTest {
    private static final CloudSpec SPEC = Specs.threeHosts();
    private static final Execution.Listener SILENT = new Execution.Listener() {
        @Override
        public void started(Step step) {}

        @Override
        public void ended(Outcome outcome, Duration elapsed) {}
    };

    private static List<Outcome> applied(CloudSights sights) {
        FakeFleet fleet = sights.fleet();
        SPEC.hostNames().forEach(host -> fleet.host(host).accepts(""));
        Cloud cloud = new Cloud(SPEC, fleet);
        return new BringUp(cloud, SILENT).apply(cloud.observe());
    }

    @Test
    void aCloudAsItShallBeIsLeftAlone() {
        assertThat(applied(Clouds.inPlace(SPEC))).isEmpty();
    }

    @Test
    void whatCannotBeDoneWhileAHostIsAwayIsTriedOnce() {
        CloudSights sights = Clouds.inPlace(SPEC).misses("gamma");
        sights.on("alpha", "swarm").says("daemon.json", "{}");

        List<Outcome> outcomes = applied(sights);

        assertThat(outcomes).singleElement().isInstanceOf(Outcome.Held.class);
        assertThat(Steps.of(outcomes.getFirst().step())).isEqualTo("ConfigureEngine alpha");
    }
}
