package io.swarmstead.firewall;

import io.swarmstead.GoldenSteps;
import io.swarmstead.host.FakeFleet;
import io.swarmstead.host.HostException;
import io.swarmstead.spec.HostName;
import io.swarmstead.spec.Specs;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every kind of step of the firewall, as it is told and as hosts get it, in {@code src/test/resources/firewall-steps}. */
class GoldenFirewallStepsTest {
    private static final HostName ALPHA = new HostName("alpha");

    private static final Map<String, FirewallStep> STEPS = Map.of(
            "raise",
            new FirewallStep.Raise(ALPHA, FirewallFiles.of(Specs.threeHosts())),
            "lower",
            new FirewallStep.Lower(ALPHA));

    private static FakeFleet fleet() {
        FakeFleet fleet = FakeFleet.of("alpha");
        fleet.hosts().forEach(host -> fleet.host(host.name()).accepts(""));
        return fleet;
    }

    @Test
    void eachTellsWhyItIsThereAndDoesThisToHosts() throws HostException {
        new GoldenSteps("firewall-steps", FirewallStep.class).match(STEPS, GoldenFirewallStepsTest::fleet);
    }
}
