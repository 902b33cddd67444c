package io.swarmstead.vip;

import io.swarmstead.GoldenSteps;
import io.swarmstead.host.FakeFleet;
import io.swarmstead.host.HostException;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.HostName;
import io.swarmstead.spec.Specs;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every kind of step of the VIP, as it is told and as hosts get it, in {@code src/test/resources/vip-steps}. */
class GoldenVipStepsTest {
    private static final CloudSpec SPEC = Specs.threeHosts();
    private static final HostName ALPHA = new HostName("alpha");

    private static final Map<String, VipStep> STEPS = Map.of(
            "configure",
            new VipStep.ConfigureVip(ALPHA, KeepalivedFiles.of(SPEC, ALPHA, "eth0"), false),
            "configure-what-runs",
            new VipStep.ConfigureVip(ALPHA, KeepalivedFiles.of(SPEC, ALPHA, "eth0"), true),
            "start",
            new VipStep.StartKeepalived(ALPHA),
            "leave-standby",
            new VipStep.LeaveStandby(ALPHA, SPEC));

    private static FakeFleet fleet() {
        FakeFleet fleet = FakeFleet.of("alpha", "beta", "gamma");
        SPEC.hostNames().forEach(host -> fleet.host(host).accepts(""));
        return fleet;
    }

    @Test
    void eachTellsWhyItIsThereAndDoesThisToHosts() throws HostException {
        new GoldenSteps("vip-steps", VipStep.class).match(STEPS, GoldenVipStepsTest::fleet);
    }
}
