package io.swarmstead.steward;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstead.Steps;
import io.swarmstead.host.FakeFleet;
import io.swarmstead.host.HostException;
import io.swarmstead.host.Sights;
import io.swarmstead.plan.Impact;
import io.swarmstead.plan.Plan;
import io.swarmstead.plan.Verdict;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.HostName;
import io.swarmstead.spec.Problem;
import io.swarmstead.spec.Specs;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A steward on every host. */
class StewardTest {
    private static final CloudSpec SPEC = Specs.threeHosts();
    private static final Path HOME = Path.of("/nobody/is/at/home");
    private static final HostName ALPHA = new HostName("alpha");

    private static Sights<StewardState> inPlace(CloudSpec spec) {
        return new Sights<>(
                spec,
                new Steward(Optional.of(StewardAnswers.bundle()), HOME),
                host -> StewardAnswers.inPlace(SPEC, host));
    }

    @Test
    void aHostWithoutOneGetsItsProgramAndThenIsStarted() {
        Sights<StewardState> sights = new Sights<>(
                SPEC, new Steward(Optional.of(StewardAnswers.bundle()), HOME), host -> StewardAnswers.bare(SPEC, host));

        assertThat(Steps.of(sights.plan()))
                .containsExactly(
                        "DeliverSteward alpha",
                        "StartSteward alpha",
                        "DeliverSteward beta",
                        "StartSteward beta",
                        "DeliverSteward gamma",
                        "StartSteward gamma");
        assertThat(sights.plan().steps()).allMatch(step -> step.impact() == Impact.NONE);
        assertThat(sights.verdict())
                .isEqualTo(Verdict.degraded("stewards on 0 of 3 hosts", "a host without one is not cared for"));
    }

    @Test
    void stewardsThatRunAreLeftAlone() {
        assertThat(inPlace(SPEC).plan()).isEqualTo(Plan.EMPTY);
        assertThat(inPlace(SPEC).verdict())
                .isEqualTo(Verdict.well("stewards on 3 of 3 hosts", "each finds its host well"));
    }

    @Test
    void anotherVersionIsReplaced() {
        Sights<StewardState> sights = inPlace(SPEC);
        sights.on("beta").says("version", "fedcba9876543210\n").fails("delivered");

        assertThat(Steps.of(sights.plan())).containsExactly("DeliverSteward beta", "StartSteward beta");
        assertThat(sights.plan().steps().getLast().reason()).isEqualTo("it is another version");
    }

    @Test
    void anotherCloudFileIsBroughtToEveryHost() {
        Sights<StewardState> sights = inPlace(Specs.threeHosts("storage: {ping-timeout: 5}"));

        assertThat(Steps.of(sights.plan()))
                .containsExactly("StartSteward alpha", "StartSteward beta", "StartSteward gamma");
        assertThat(sights.plan().steps().getFirst().reason()).isEqualTo("/etc/swarmstead/cloud.yaml differs");
    }

    @Test
    void aStewardThatFindsItsHostUnwellSaysWhat() {
        Sights<StewardState> sights = inPlace(SPEC);
        sights.on("beta")
                .says(
                        "report",
                        StewardAnswers.report(new HostName("beta"), false).json());
        sights.on("gamma").fails("report");

        assertThat(sights.plan()).isEqualTo(Plan.EMPTY);
        assertThat(sights.verdict())
                .isEqualTo(Verdict.degraded(
                        "stewards on 3 of 3 hosts; beta: the volume does not answer; gamma's does not answer",
                        "what they did about it: swarmstead journal"));
    }

    @Test
    void withoutABundleTheStewardsAreAnObstacle() {
        Sights<StewardState> sights =
                new Sights<>(SPEC, new Steward(Optional.empty(), HOME), host -> StewardAnswers.inPlace(SPEC, host));

        assertThat(Steps.obstacles(sights.plan())).containsExactly("the stewards are left as they are");
    }

    @Test
    void theProgramGetsItsNameWhenItIsWhole() throws HostException {
        FakeFleet fleet = FakeFleet.of("alpha");
        fleet.fake("alpha").accepts("bash -c");

        new StewardStep.DeliverSteward(ALPHA, StewardAnswers.bundle()).apply(fleet);

        assertThat(fleet.fake("alpha").lines())
                .singleElement()
                .asString()
                .containsSubsequence(
                        "tar -xz -C \"$1.part\"",
                        "sync -f",
                        "mv -T \"$1.part\" \"$1\"",
                        " /usr/lib/swarmstead/0123456789abcdef");
    }

    @Test
    void theProgramOfBeforeIsKept() throws HostException {
        FakeFleet fleet = FakeFleet.of("alpha");
        fleet.fake("alpha").accepts("");

        new StewardStep.StartSteward(ALPHA, StewardAnswers.files(SPEC, ALPHA), "new", "old").apply(fleet);

        assertThat(fleet.fake("alpha").inputs().getFirst())
                .contains(
                        "set -- /usr/lib/swarmstead new old\n",
                        "ln -sfn \"$2\" current.new",
                        "current | \"$2\" | \"$3\")");
        assertThat(fleet.fake("alpha").files().keySet())
                .containsExactly(
                        "/etc/swarmstead/cloud.yaml",
                        "/etc/systemd/system/swarmstead-steward.service",
                        StewardFiles.ALERTS);
    }

    @Test
    void reportsAndEntriesAreReadAsTheyWereWritten() {
        StewardReport report = StewardAnswers.report(ALPHA, false);
        JournalEntry entry = new JournalEntry(StewardAnswers.NOON, ALPHA, "mount", "mounted anew", "it hung");

        assertThat(StewardReport.read(report.json())).contains(report);
        assertThat(JournalEntry.read(entry.json())).contains(entry);
        assertThat(List.of("", "{", "[]", "{\"at\": \"2026\"}"))
                .allSatisfy(line -> assertThat(JournalEntry.read(line)).isEmpty())
                .allSatisfy(line -> assertThat(StewardReport.read(line)).isEmpty());
    }

    @Test
    void alertSettingsThatCannotBeReadAreAnObstacleAndLeaveTheHostsAsTheyAre() {
        CloudSpec spec = Specs.of("""
                cloud: garage
                domain: garage.test
                hosts: {alpha: 10.0.0.11}
                alerts: {webhook: ~/hook}
                """);
        Sights<StewardState> sights = new Sights<>(
                spec,
                new Steward(Optional.of(StewardAnswers.bundle()), HOME),
                host -> StewardAnswers.inPlace(spec, host));

        assertThat(sights.plan().steps()).isEmpty();
        assertThat(sights.plan().obstacles())
                .extracting(Problem::what)
                .containsExactly("the file ~/hook cannot be read");
    }
}
