package io.swarmstead.steward;

import io.swarmstead.GoldenSteps;
import io.swarmstead.host.FakeFleet;
import io.swarmstead.host.HostException;
import io.swarmstead.host.HostFile;
import io.swarmstead.spec.HostName;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every kind of step of the steward, as it is told and as hosts get it, in {@code src/test/resources/steward-steps}. */
class GoldenStewardStepsTest {
    private static final HostName ALPHA = new HostName("alpha");
    private static final List<HostFile> FILES = List.of(HostFile.of("/etc/swarmstead/some", "thing"));

    private static final Map<String, StewardStep> STEPS = Map.of(
            "deliver",
            new StewardStep.DeliverSteward(ALPHA, new Bundle("0123456789abcdef", Path.of("steward.tar.gz"))),
            "start-first",
            new StewardStep.StartSteward(ALPHA, List.of(), "new", ""),
            "start-another",
            new StewardStep.StartSteward(ALPHA, FILES, "new", "old"),
            "start-with-other-files",
            new StewardStep.StartSteward(ALPHA, FILES, "same", "same"),
            "start-again",
            new StewardStep.StartSteward(ALPHA, List.of(), "same", "same"));

    private static FakeFleet fleet() {
        FakeFleet fleet = FakeFleet.of("alpha");
        fleet.hosts().forEach(host -> fleet.host(host.name()).accepts(""));
        return fleet;
    }

    @Test
    void eachTellsWhyItIsThereAndDoesThisToHosts() throws HostException {
        new GoldenSteps("steward-steps", StewardStep.class).match(STEPS, GoldenStewardStepsTest::fleet);
    }
}
