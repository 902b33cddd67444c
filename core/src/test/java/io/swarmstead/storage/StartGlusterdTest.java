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

    /** How gamma's waiting begins, where these are the versions of the volume that the hosts have. */
    private List<String> waits(String alpha, String beta, String gamma) throws HostException {
        List<String> versions = List.of(alpha, beta, gamma);
        for (int index = 0; index < versions.size(); index++) {
            fleet.fake(fleet.hosts().get(index).name().value())
                    .accepts("")
                    .answersScript("sed -n 's/^version=//p'", versions.get(index));
        }
        new GlusterStep.StartGlusterd(new HostName("gamma")).apply(fleet);
        return fleet.fake("gamma").inputs().stream()
                .flatMap(String::lines)
                .filter(line -> line.contains("-lt") && line.contains("version"))
                .map(String::strip)
                .toList();
    }

    @Test
    void oneThatMissedAChangeWaitsForTheLatest() throws HostException {
        assertThat(waits("5\n", "7\n", "3\n")).containsExactly("[ \"${version:-0}\" -lt 7 ] || break");
        assertThat(fleet.fake("gamma").inputs())
                .satisfiesExactly(
                        asked -> assertThat(asked).startsWith("sed"),
                        asked -> assertThat(asked).startsWith("sed"),
                        started -> assertThat(started).endsWith("systemctl start glusterd\n"),
                        waited -> assertThat(waited).contains("-lt 7"));
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

        assertThat(waits("9\n", "7\n", "3\n")).containsExactly("[ \"${version:-0}\" -lt 7 ] || break");
    }
}
