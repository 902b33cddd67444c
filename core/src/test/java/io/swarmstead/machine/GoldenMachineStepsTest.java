package io.swarmstead.machine;

import io.swarmstead.GoldenSteps;
import io.swarmstead.host.FakeFleet;
import io.swarmstead.host.HostException;
import io.swarmstead.spec.HostName;
import io.swarmstead.spec.Specs;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every kind of step of the machines, as it is told and as hosts get it, in {@code src/test/resources/machine-steps}. */
class GoldenMachineStepsTest {
    private static final HostName ALPHA = new HostName("alpha");

    private static final Map<String, MachineStep> STEPS = Map.of(
            "install-one",
            new MachineStep.InstallPackages(ALPHA, List.of("curl")),
            "install",
            new MachineStep.InstallPackages(ALPHA, List.of("docker.io", "docker-cli")),
            "name-hosts",
            new MachineStep.NameHosts(ALPHA, MachinePlanner.names(Specs.threeHosts())));

    private static FakeFleet fleet() {
        FakeFleet fleet = FakeFleet.of("alpha");
        fleet.hosts().forEach(host -> fleet.host(host.name()).accepts(""));
        return fleet;
    }

    @Test
    void eachTellsWhyItIsThereAndDoesThisToHosts() throws HostException {
        new GoldenSteps("machine-steps", MachineStep.class).match(STEPS, GoldenMachineStepsTest::fleet);
    }
}
