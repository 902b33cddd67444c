package io.swarmstead.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstead.host.FakeFleet;
import io.swarmstead.host.HostException;
import io.swarmstead.spec.HostName;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A glusterd that was away learns what was changed meanwhile before anything else is changed. */
class StartGlusterdTest {
    private final FakeFleet fleet = FakeFleet.of("alpha", "beta", "gamma");

    /** What gamma's waiting is told, where these are the versions of the volume that the hosts have. */
    private List<String> waits(String alpha, String beta, String gamma) throws HostException {
        List<String> versions = List.of(alpha, beta, gamma);
        for (int index = 0; index < versions.size(); index++) {
            fleet.fake(fleet.hosts().get(index).name().value())
                    .accepts("")
                    .answersScript("sed -n 's/^version=//p'", versions.get(index));
        }
        new GlusterStep.StartGlusterd(new HostName("gamma")).apply(fleet);
        return fleet.fake("gamma").inputs().stream()
                .filter(script -> script.contains("\"${version:-0}\" -lt \"$1\""))
                .map(script -> script.lines().findFirst().orElseThrow())
                .toList();
    }

    @Test
    void oneThatMissedAChangeWaitsForTheLatest() throws HostException {
        assertThat(waits("5\n", "7\n", "3\n")).containsExactly("set -- 7");
        assertThat(fleet.fake("gamma").inputs())
                .satisfiesExactly(
                        asked -> assertThat(asked).startsWith("sed"),
                        asked -> assertThat(asked).startsWith("sed"),
                        started -> assertThat(started).startsWith("set -- glusterd start\n"),
                        waited -> assertThat(waited).startsWith("set -- 7\n"));
    }

    @Test
    void oneThatMissedNothingWaitsForNobody() throws HostException {
        assertThat(waits("3\n", "3\n", "3\n")).isEmpty();
    }

    @Test
    void oneThatKnowsOfNoVolumeIsToldOfNoneYet() throws HostException {
        assertThat(waits("3\n", "3\n", "")).isEmpty();
    }

    @Test
    void oneThatIsAwayIsNotWaitedFor() throws HostException {
        fleet.fake("alpha").goesAway();

        assertThat(waits("9\n", "7\n", "3\n")).containsExactly("set -- 7");
    }
}
