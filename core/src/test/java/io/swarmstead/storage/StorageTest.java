package io.swarmstead.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstead.Steps;
import io.swarmstead.host.Sights;
import io.swarmstead.machine.MachineStep;
import io.swarmstead.plan.Plan;
import io.swarmstead.plan.Verdict;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.HostName;
import io.swarmstead.spec.Specs;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The volume, its pool and its mounts. */
class StorageTest {
    private static final CloudSpec SPEC = Specs.threeHosts();

    private static Sights<StorageState> inPlace(CloudSpec spec) {
        return new Sights<>(spec, new Storage(), host -> StorageAnswers.inPlace(spec, host));
    }

    /** glusterd runs everywhere as it shall, and knows nothing yet. */
    private static Sights<StorageState> running(CloudSpec spec) {
        return new Sights<>(
                spec,
                new Storage(),
                host -> StorageAnswers.bare(spec, host)
                        .has(StorageFiles.of(spec, host))
                        .says("glusterd", "active\nenabled\n"));
    }

    @Test
    void daemonsThatRunGetAPoolAVolumeAndMounts() {
        assertThat(Steps.of(running(SPEC).plan()))
                .containsExactly(
                        "ProbePeer alpha",
                        "ProbePeer alpha",
                        "CreateVolume alpha",
                        "MountVolume alpha",
                        "MountVolume beta",
                        "MountVolume gamma");
    }

    @Test
    void theCopiesLieOnTheFirstThreeOfFourHosts() {
        assertThat(running(Specs.fourHosts()).plan().steps())
                .filteredOn(GlusterStep.CreateVolume.class::isInstance)
                .singleElement()
                .isInstanceOfSatisfying(
                        GlusterStep.CreateVolume.class,
                        step -> assertThat(step.bricks())
                                .containsExactly(
                                        "10.0.0.11:/srv/swarmstead/brick",
                                        "10.0.0.12:/srv/swarmstead/brick",
                                        "10.0.0.13:/srv/swarmstead/brick"));
    }

    @Test
    void aVolumeIsNotCreatedWhileAHostIsAway() {
        Plan plan = running(SPEC).misses("beta").plan();

        assertThat(Steps.of(plan)).doesNotContain("CreateVolume alpha").contains("ProbePeer alpha");
        assertThat(Steps.obstacles(plan)).containsExactly("the volume is not created while a host is away");
    }

    @Test
    void aBrickThatHoldsSomethingIsNeverTakenOver() {
        Sights<StorageState> sights = running(SPEC);
        sights.on("beta").says("occupied", "");

        Plan plan = sights.plan();

        assertThat(Steps.of(plan)).doesNotContain("CreateVolume alpha");
        assertThat(plan.obstacles()).singleElement().satisfies(obstacle -> {
            assertThat(obstacle.what()).isEqualTo("beta: the brick's directory /srv/swarmstead/brick is not empty");
            assertThat(obstacle.next())
                    .isEqualTo("move it aside: mv /srv/swarmstead/brick /srv/swarmstead/brick.before");
        });
    }

    @Test
    void aVolumeIsNotCreatedWhereItsDiskIsNotMounted() {
        Sights<StorageState> sights = running(SPEC);
        sights.on("beta").says("unmounted", "/srv/swarmstead\n");

        Plan plan = sights.plan();

        assertThat(Steps.of(plan)).doesNotContain("CreateVolume alpha");
        assertThat(Steps.obstacles(plan)).containsExactly("beta: nothing is mounted at /srv/swarmstead");
    }

    @Test
    void whatLiesInTheDirectoryOfAHostWithoutABrickIsOfNoConcern() {
        Sights<StorageState> sights = running(Specs.fourHosts());
        sights.on("delta").says("occupied", "");

        assertThat(Steps.of(sights.plan())).contains("CreateVolume alpha");
    }

    @Test
    void aHostInAnotherPoolIsAnObstacle() {
        Sights<StorageState> sights = running(SPEC);
        sights.on("gamma").says("peers", StorageAnswers.peer("192.168.7.7"));

        Plan plan = sights.plan();

        assertThat(plan.obstacles()).singleElement().satisfies(obstacle -> {
            assertThat(obstacle.what()).isEqualTo("gamma: is in another Gluster pool");
            assertThat(obstacle.why()).isEqualTo("its peers are 192.168.7.7");
        });
        assertThat(plan.steps())
                .filteredOn(GlusterStep.ProbePeer.class::isInstance)
                .hasSize(1);
        assertThat(Steps.of(plan)).doesNotContain("CreateVolume alpha");
    }

    @Test
    void theFirstHostIsNotTrustedWithThePoolWhenItIsInAnother() {
        Sights<StorageState> sights = running(SPEC);
        sights.on("alpha").says("peers", StorageAnswers.peer("192.168.7.7"));

        Plan plan = sights.plan();

        assertThat(Steps.obstacles(plan)).containsExactly("alpha: is in another Gluster pool");
        assertThat(Steps.of(plan)).noneMatch(step -> step.startsWith("ProbePeer") || step.startsWith("CreateVolume"));
    }

    @Test
    void aPeerMayBeKnownByItsName() {
        Sights<StorageState> sights = inPlace(SPEC);
        for (HostName host : SPEC.hostNames()) {
            sights.on(host.value())
                    .says(
                            "peers",
                            StorageAnswers.peers(SPEC, host)
                                    .replace("10.0.0.11", "alpha")
                                    .replace("10.0.0.12", "beta"));
        }

        assertThat(sights.plan()).isEqualTo(Plan.EMPTY);
    }

    @Test
    void aHostThatHasOneOfOursAsAPeerByItsNameIsNoStranger() {
        Sights<StorageState> sights = running(SPEC);
        sights.on("gamma").says("peers", StorageAnswers.peer("beta"));

        Plan plan = sights.plan();

        assertThat(plan.obstacles()).isEmpty();
        assertThat(Steps.of(plan)).contains("CreateVolume alpha");
    }

    @Test
    void aGlusterdThatRunsIsAskedForThePoolRatherThanOneThatDoesNot() {
        Sights<StorageState> sights = running(SPEC);
        sights.on("alpha").says("glusterd", "failed\nenabled\n");

        assertThat(Steps.of(sights.plan()))
                .startsWith("StartGlusterd alpha", "ProbePeer beta", "ProbePeer beta", "CreateVolume beta");
    }

    @Test
    void whoKnowsTheLatestVersionOfTheVolumeSaysHowItIs() {
        Sights<StorageState> sights = inPlace(SPEC);
        sights.on("alpha")
                .says(
                        "volume",
                        StorageAnswers.volume(SPEC)
                                .replace("version=3", "version=2")
                                .replace("network.ping-timeout=3", "network.ping-timeout=42"));

        assertThat(sights.plan()).isEqualTo(Plan.EMPTY);
    }

    @Test
    void aLineOfGlustersThatIsNoSettingIsPassedOver() {
        Sights<StorageState> sights = inPlace(SPEC);
        SPEC.hostNames()
                .forEach(host -> sights.on(host.value()).says("volume", "# a note\n" + StorageAnswers.volume(SPEC)));

        assertThat(sights.plan()).isEqualTo(Plan.EMPTY);
    }

    @Test
    void aHostThatLeftTheSpecIsNoStrangerToThePoolOfTheVolume() {
        Sights<StorageState> sights = inPlace(SPEC);
        for (HostName host : SPEC.hostNames()) {
            sights.on(host.value()).says("peers", StorageAnswers.peers(SPEC, host) + StorageAnswers.peer("10.0.0.14"));
        }

        assertThat(sights.plan()).isEqualTo(Plan.EMPTY);
    }

    @Test
    void onlyTheOptionsThatDifferAreSet() {
        Sights<StorageState> sights = inPlace(SPEC);
        String changed = StorageAnswers.volume(SPEC)
                .replace("network.ping-timeout=3", "network.ping-timeout=42")
                .replace("storage.reserve=5\n", "");
        SPEC.hostNames().forEach(host -> sights.on(host.value()).says("volume", changed));

        assertThat(sights.plan().steps())
                .singleElement()
                .isInstanceOfSatisfying(
                        GlusterStep.SetOptions.class,
                        step -> assertThat(step.options())
                                .isEqualTo(Map.of("network.ping-timeout", "3", "storage.reserve", "5")));
    }

    @Test
    void aStoppedVolumeIsStarted() {
        Sights<StorageState> sights = inPlace(SPEC);
        String stopped = StorageAnswers.volume(SPEC).replace("status=1", "status=2");
        SPEC.hostNames()
                .forEach(host -> sights.on(host.value()).says("volume", stopped).fails("brick"));

        assertThat(sights.plan().steps())
                .containsExactly(new GlusterStep.StartVolume(
                        new HostName("alpha"), "swarmstead", "/srv/swarmstead/brick", false));
    }

    @Test
    void aBrickThatDiedIsStarted() {
        Sights<StorageState> sights = inPlace(SPEC);
        sights.on("gamma").fails("brick");

        assertThat(sights.plan().steps())
                .containsExactly(new GlusterStep.StartVolume(
                        new HostName("alpha"), "swarmstead", "/srv/swarmstead/brick", true));
        assertThat(sights.verdict())
                .isEqualTo(Verdict.degraded(
                        "bricks 2 of 3, 0 to heal; mounted on 3 of 3 hosts", "the loss of one more stops all writing"));
    }

    /** gamma, whose disks are all new; up has just installed what it needs. */
    private static Sights<StorageState> reinstalled() {
        Sights<StorageState> sights = inPlace(SPEC);
        sights.on("gamma")
                .fails("peers")
                .fails("volume")
                .fails("brick")
                .says("mark", "")
                .fails("occupied")
                .fails("alive");
        return sights;
    }

    @Test
    void aHostThatWasInstalledAnewTakesItsPlaceAndItsCopyIsMadeAnew() {
        Plan plan = reinstalled().plan();

        assertThat(Steps.of(plan)).containsExactly("TakeItsPlace gamma", "CopyAnew alpha", "MountVolume gamma");
        assertThat(plan.obstacles()).isEmpty();
        assertThat(plan.steps().getFirst().provides()).containsExactly(StorageStep.POOL);
        assertThat(plan.steps().get(1)).satisfies(step -> {
            assertThat(step.action()).isEqualTo("have the volume swarmstead copied to gamma anew");
            assertThat(step.requires()).contains(StorageStep.POOL);
        });
    }

    private static Sights<StorageState> backInTime() {
        Sights<StorageState> sights = inPlace(SPEC);
        sights.on("gamma")
                .fails("brick")
                .says("mark", "")
                .fails("occupied")
                .says("behind", "/srv/swarmstead/brick.behind.20261130T224500Z");
        return sights;
    }

    @Test
    void aCopyThatWentBackInTimeIsMadeAnewAndTheOldOneIsTold() {
        assertThat(backInTime().plan().steps())
                .singleElement()
                .isInstanceOfSatisfying(
                        GlusterStep.CopyAnew.class,
                        step -> assertThat(step.reason())
                                .isEqualTo(
                                        "the copy there went back in time; it lies at"
                                                + " /srv/swarmstead/brick.behind.20261130T224500Z, for you to delete when the new one is whole"));
        assertThat(backInTime().verdict())
                .isEqualTo(Verdict.degraded(
                        "bricks 2 of 3, 0 to heal; mounted on 3 of 3 hosts; the copy of gamma went back in time,"
                                + " and lies at /srv/swarmstead/brick.behind.20261130T224500Z",
                        "the loss of one more stops all writing; swarmstead up has the copy made anew"));
    }

    @Test
    void aCopyThatWentBackInTimeIsNotMadeAnewWhileAnotherIsNotServed() {
        Sights<StorageState> sights = backInTime();
        sights.on("beta").fails("brick");

        assertThat(Steps.of(sights.plan())).doesNotContain("CopyAnew alpha", "StartVolume alpha");
    }

    @Test
    void ofACopyThatWasMadeAnewNothingIsToldAnyMore() {
        Sights<StorageState> sights = inPlace(SPEC);
        sights.on("gamma").says("behind", "/srv/swarmstead/brick.behind.20261130T224500Z");

        assertThat(sights.plan()).isEqualTo(Plan.EMPTY);
        assertThat(sights.verdict().fact()).doesNotContain("back in time");
    }

    @Test
    void anEmptyDirectoryIsNoCopyThoughItIsMarkedAsOne() {
        Sights<StorageState> sights = inPlace(SPEC);
        sights.on("beta").fails("brick").fails("occupied");

        assertThat(Steps.of(sights.plan())).containsExactly("CopyAnew alpha");
    }

    @Test
    void aCopyThatOutlivedItsHostIsOnlyServedAgain() {
        Sights<StorageState> sights = reinstalled();
        sights.on("gamma").says("mark", StorageAnswers.MARK).says("occupied", "");

        assertThat(Steps.of(sights.plan()))
                .containsExactly("TakeItsPlace gamma", "StartVolume alpha", "MountVolume gamma");
    }

    @Test
    void noCopyIsMadeWhereItsDiskIsNotMounted() {
        Sights<StorageState> sights = inPlace(SPEC);
        sights.on("beta").fails("brick").says("mark", "").fails("occupied").says("unmounted", "/srv/swarmstead\n");

        Plan plan = sights.plan();

        assertThat(plan.steps()).isEmpty();
        assertThat(Steps.obstacles(plan)).containsExactly("beta: nothing is mounted at /srv/swarmstead");
    }

    @Test
    void aCopyIsNotMadeAnewOfAHostThatDoesNotSayThatItIsLost() {
        for (String question : List.of("occupied", "mark", "brick", "unmounted", "volume", "peers")) {
            Sights<StorageState> sights = inPlace(SPEC);
            sights.on("gamma").fails("brick").keepsSilentOn(question);

            assertThat(sights.plan()).as(question).isEqualTo(Plan.EMPTY);
        }
    }

    @Test
    void aHostThatDoesNotSayWhomItKnowsTakesNobodysPlace() {
        for (String question : List.of("peers", "volume")) {
            Sights<StorageState> sights = reinstalled();
            sights.on("gamma").keepsSilentOn(question);

            assertThat(sights.plan()).as(question).isEqualTo(Plan.EMPTY);
        }
    }

    @Test
    void aVolumeIsNotCreatedBesideOneOfWhichAHostDoesNotTell() {
        Sights<StorageState> sights = running(SPEC);
        sights.on("beta").keepsSilentOn("volume");

        assertThat(Steps.of(sights.plan())).doesNotContain("CreateVolume alpha");
    }

    @Test
    void aCopyIsMadeAnewOnlyWhileEveryOtherOneIsServed() {
        Sights<StorageState> stopped = reinstalled();
        stopped.on("beta").fails("brick");
        Sights<StorageState> away = reinstalled().misses("beta");
        Sights<StorageState> silent = reinstalled();
        silent.on("beta").keepsSilentOn("brick");

        for (Sights<StorageState> sights : List.of(stopped, away, silent)) {
            Plan plan = sights.plan();

            assertThat(Steps.of(plan)).doesNotContain("CopyAnew alpha", "StartVolume alpha");
            assertThat(plan.obstacles()).singleElement().satisfies(obstacle -> {
                assertThat(obstacle.what())
                        .isEqualTo("gamma: its copy of the volume is lost, and is not made anew for now");
                assertThat(obstacle.why()).endsWith("this one is not: beta");
            });
        }
    }

    @Test
    void twoLostCopiesAreForAPerson() {
        Sights<StorageState> sights = reinstalled();
        sights.on("beta").fails("brick").says("mark", "").fails("occupied");

        Plan plan = sights.plan();

        assertThat(Steps.of(plan)).containsExactly("TakeItsPlace gamma", "MountVolume gamma");
        assertThat(plan.obstacles()).hasSize(2);
    }

    @Test
    void aCopyWhoseMarkCannotBeReadYetIsNeitherServedNorMovedAside() {
        Sights<StorageState> sights = reinstalled();
        sights.on("gamma").says("mark", StorageState.UNREADABLE).says("occupied", "");

        Plan plan = sights.plan();

        assertThat(Steps.of(plan)).containsExactly("TakeItsPlace gamma", "MountVolume gamma");
        assertThat(plan.obstacles())
                .singleElement()
                .satisfies(obstacle -> assertThat(obstacle.next()).isEqualTo("run once more: swarmstead up"));
    }

    @Test
    void whatIsNoCopyOfTheVolumeIsNeverTakenForOne() {
        Sights<StorageState> sights = inPlace(SPEC);
        sights.on("beta").fails("brick").says("mark", "5f2b8c1e4e1c4f0e8a510a6b7c8d9e0f\n");

        Plan plan = sights.plan();

        assertThat(plan.steps()).isEmpty();
        assertThat(Steps.obstacles(plan))
                .containsExactly(
                        "beta: what lies in the brick's directory /srv/swarmstead/brick is no copy of the volume");
    }

    @Test
    void aMountThatDoesNotAnswerIsMadeAnew() {
        Sights<StorageState> sights = inPlace(SPEC);
        sights.on("beta").fails("alive");

        assertThat(Steps.of(sights.plan())).containsExactly("MountVolume beta");
    }

    @Test
    void aStoppedGlusterdStartsBehindItsConfiguration() {
        Sights<StorageState> sights = inPlace(SPEC);
        HostName beta = new HostName("beta");
        sights.on("beta")
                .says("glusterd", "inactive\ndisabled\n")
                .lacks("/etc/systemd/system/glusterd.service.d/swarmstead.conf");

        Plan plan = sights.plan();

        assertThat(Steps.of(plan)).containsExactly("ConfigureStorage beta", "StartGlusterd beta");
        assertThat(plan.steps().getFirst().provides()).containsExactly(MachineStep.configuration(beta));
        assertThat(plan.steps().getLast().requires()).contains(MachineStep.configuration(beta));
    }

    @Test
    void filesAtTheMountPointAreNeverHidden() {
        Sights<StorageState> sights = running(SPEC);
        sights.on("beta").says("covered", "");

        Plan plan = sights.plan();

        assertThat(Steps.of(plan)).doesNotContain("MountVolume beta").contains("MountVolume gamma");
        assertThat(Steps.obstacles(plan)).containsExactly("beta: /var/data holds files of its own");
    }

    @Test
    void mountsWaitForTheVolume() {
        assertThat(new MountStep.MountVolume(new HostName("beta"), SPEC.storage()).requires())
                .contains(StorageStep.VOLUME, StorageStep.glusterd(new HostName("beta")));
    }

    @Test
    void aMountOfBeforeGetsItsOptionsWhereItIs() {
        Sights<StorageState> sights = inPlace(SPEC);
        sights.on("gamma")
                .lacks("/etc/systemd/system/swarmstead-storage.service")
                .says(
                        "client",
                        "/usr/sbin/glusterfs --no-daemon "
                                + String.join(" ", StorageFiles.source(SPEC, new HostName("gamma")))
                                + " /var/data")
                .says("options", "rw,relatime\n");

        Plan plan = sights.plan();

        assertThat(Steps.of(plan)).containsExactly("ConfigureStorage gamma", "ConfineVolume gamma");
        assertThat(plan.steps()).allSatisfy(step -> assertThat(step.impact()).hasToString("NONE"));
    }

    @Test
    void anotherUnitOfTheMountRestartsAClientOfOtherServers() {
        Sights<StorageState> sights = inPlace(SPEC);
        sights.on("beta")
                .lacks("/etc/systemd/system/swarmstead-storage.service")
                .says("client", "/usr/sbin/glusterfs --process-name fuse --volfile-server=10.0.0.12 /var/data\n")
                .says("options", "rw,relatime\n");

        assertThat(sights.plan().steps())
                .singleElement()
                .satisfies(step -> assertThat(step.impact()).hasToString("RESTART"));
    }

    @Test
    void threeCopiesCanLoseOne() {
        assertThat(inPlace(SPEC).verdict())
                .isEqualTo(Verdict.well("bricks 3 of 3, 0 to heal; mounted on 3 of 3 hosts", "can lose 1"));
    }

    @Test
    void aHostWithoutTheMountIsTold() {
        Sights<StorageState> sights = inPlace(SPEC);
        sights.on("beta").fails("alive");

        assertThat(sights.verdict())
                .isEqualTo(Verdict.degraded(
                        "bricks 3 of 3, 0 to heal; mounted on 2 of 3 hosts",
                        "a host without the mount runs no task that has data"));
    }

    @Test
    void pendingHealsAreTold() {
        Sights<StorageState> sights = inPlace(SPEC);
        sights.on("alpha").says("heals", "12\n");

        assertThat(sights.plan()).isEqualTo(Plan.EMPTY);
        assertThat(sights.verdict())
                .isEqualTo(Verdict.degraded(
                        "bricks 3 of 3, 12 to heal; mounted on 3 of 3 hosts",
                        "do not switch off a host before everything is healed"));
    }

    @Test
    void splitBrainsAreToldWithWhatToRun() {
        Sights<StorageState> sights = inPlace(SPEC);
        sights.on("alpha").says("split-brain", "<cliOutput><file gfid=\"d1b2\">/torn</file></cliOutput>");
        sights.on("beta").says("split-brain", "half of an ans");

        assertThat(sights.verdict().fact())
                .isEqualTo("bricks 3 of 3, 0 to heal; mounted on 3 of 3 hosts;"
                        + " files of the volume are in split-brain: /torn");
        assertThat(sights.verdict().consequence()).contains("/torn");
    }

    @Test
    void withoutAMajorityOfBricksItIsDown() {
        assertThat(inPlace(SPEC).misses("beta").misses("gamma").verdict().level())
                .isEqualTo(Verdict.Level.DOWN);
    }

    @Test
    void oneHostGetsADirectory() {
        CloudSpec spec = Specs.oneHost();

        Plan plan = new Sights<>(spec, new Storage(), host -> StorageAnswers.bare(spec, host)).plan();

        assertThat(Steps.of(plan)).containsExactly("MakeDirectory alpha");
        assertThat(inPlace(spec).plan()).isEqualTo(Plan.EMPTY);
        assertThat(inPlace(spec).verdict().fact()).isEqualTo("data in a local directory");
    }

    @Test
    void withoutItsDirectoryOneHostIsDown() {
        CloudSpec spec = Specs.oneHost();
        Sights<StorageState> sights = inPlace(spec);
        sights.on("alpha").fails("alive");

        assertThat(sights.verdict())
                .isEqualTo(Verdict.down("the data directory is missing", "tasks that bind it are refused"));
    }
}
