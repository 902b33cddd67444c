package io.swarmstead.records;

import io.swarmstead.GoldenSteps;
import io.swarmstead.host.FakeFleet;
import io.swarmstead.host.FakeHost;
import io.swarmstead.host.HostException;
import io.swarmstead.spec.HostName;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every kind of step of the records, as it is told and as hosts get it, in {@code src/test/resources/records-steps}. */
class GoldenRecordsStepsTest {
    private static final HostName ALPHA = new HostName("alpha");
    private static final HostName BETA = new HostName("beta");

    private static final Map<String, RecordsStep> STEPS = Map.of(
            "make-key",
            new RecordsStep.MakeKey(ALPHA),
            "copy-key",
            new RecordsStep.CopyKey(BETA, ALPHA),
            "make-folder",
            new RecordsStep.MakeFolder(ALPHA, "/var/data"));

    private static FakeFleet fleet() {
        FakeHost alpha = new FakeHost("alpha");
        FakeHost beta = new FakeHost("beta");
        alpha.accepts("").answers("cat " + Records.KEY, "5e".repeat(32) + "\n");
        beta.accepts("");
        return new FakeFleet(alpha, beta);
    }

    @Test
    void eachTellsWhyItIsThereAndDoesThisToHosts() throws HostException {
        new GoldenSteps("records-steps", RecordsStep.class).match(STEPS, GoldenRecordsStepsTest::fleet);
    }
}
