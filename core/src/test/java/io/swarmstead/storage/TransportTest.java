package io.swarmstead.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstead.Steps;
import io.swarmstead.host.Sights;
import io.swarmstead.plan.Impact;
import io.swarmstead.plan.Plan;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.Specs;
import org.junit.jupiter.api.Test;

/** Gluster with TLS, from the first day on and later. */
class TransportTest {
    private static final CloudSpec PLAIN = Specs.threeHosts();
    private static final CloudSpec TLS = Specs.threeHosts("storage: {tls: true}");

    private static Sights<StorageState> bare() {
        return new Sights<>(TLS, new Storage(), host -> StorageAnswers.bare(TLS, host));
    }

    /** The cloud as the one says, and another one asked for. */
    private static Sights<StorageState> was(CloudSpec before, CloudSpec asked) {
        return new Sights<>(asked, new Storage(), host -> StorageAnswers.inPlace(before, host));
    }

    @Test
    void aNewCloudHasItBeforeAnyGlusterdOfItsStarts() {
        Plan plan = bare().plan();

        assertThat(Steps.of(plan))
                .contains(
                        "MakeKey alpha",
                        "CopyKey beta",
                        "CopyKey gamma",
                        "SecureHost alpha",
                        "SecureHost beta",
                        "SecureHost gamma")
                .doesNotContain("ChangePool alpha");
        assertThat(plan.steps())
                .filteredOn(GlusterStep.StartGlusterd.class::isInstance)
                .hasSize(3)
                .allSatisfy(start -> assertThat(start.requires()).contains(StorageStep.secured(start.host())));
        assertThat(plan.steps())
                .filteredOn(GlusterStep.CreateVolume.class::isInstance)
                .singleElement()
                .isInstanceOfSatisfying(
                        GlusterStep.CreateVolume.class,
                        step -> assertThat(step.options())
                                .containsEntry("client.ssl", "on")
                                .containsEntry("server.ssl", "on"));
    }

    @Test
    void aCloudThatHasItIsLeftAlone() {
        assertThat(was(TLS, TLS).plan()).isEqualTo(Plan.EMPTY);
    }

    @Test
    void aCloudWithoutItIsChangedAsAWholeWithAnOutageThatStandsAlone() {
        Plan plan = was(PLAIN, TLS).plan();

        assertThat(Steps.of(plan))
                .containsExactly("MakeKey alpha", "CopyKey beta", "CopyKey gamma", "ChangePool alpha");
        assertThat(plan.steps().getLast()).satisfies(change -> {
            assertThat(change.impact()).isEqualTo(Impact.OUTAGE);
            assertThat(change.alone()).isTrue();
            assertThat(change.requires())
                    .containsAll(
                            TLS.hostNames().stream().map(TransportStep::key).toList());
        });
    }

    @Test
    void andBackInTheSameWay() {
        assertThat(Steps.of(was(TLS, PLAIN).plan())).containsExactly("ChangePool alpha");
    }

    @Test
    void nothingIsChangedWhileAHostIsAway() {
        Plan plan = was(PLAIN, TLS).misses("gamma").plan();

        assertThat(Steps.of(plan)).doesNotContain("ChangePool alpha", "MakeKey alpha");
        assertThat(Steps.obstacles(plan))
                .contains("whether Gluster speaks TLS is not changed while a host is away: gamma");
    }

    @Test
    void nothingIsChangedWhileTheVolumeIsNotWhole() {
        Sights<StorageState> sights = was(PLAIN, TLS);
        sights.on("beta").says("heals", "3\n");

        Plan plan = sights.plan();

        assertThat(Steps.of(plan)).doesNotContain("ChangePool alpha");
        assertThat(Steps.obstacles(plan))
                .containsExactly("whether Gluster speaks TLS is not changed while the volume is not whole");
    }

    @Test
    void whatWasCutOffGoesOnAndNothingElseOfTheStorageDoes() {
        Sights<StorageState> sights = was(TLS, TLS);
        TLS.hostNames().forEach(host -> sights.on(host.value()).fails("alive").fails("brick"));
        sights.on("beta").fails("secured");
        sights.on("gamma").fails("secured");
        TLS.hostNames()
                .forEach(host -> sights.on(host.value())
                        .says("volume", StorageAnswers.volume(TLS).replace("status=1", "status=2")));

        Plan plan = sights.plan();

        assertThat(Steps.of(plan)).containsExactly("ChangePool alpha");
        assertThat(plan.steps().getFirst().impact()).isEqualTo(Impact.NONE);
    }

    @Test
    void aHostThatWasAwayMeanwhileFollowsByItself() {
        Sights<StorageState> sights = was(TLS, TLS);
        sights.on("gamma")
                .fails("secured")
                .fails("pool-key")
                .fails("brick")
                .says("volume", StorageAnswers.volume(PLAIN).replace("version=3", "version=2"));

        assertThat(Steps.of(sights.plan()))
                .contains("CopyKey gamma", "SecureHost gamma")
                .doesNotContain("ChangePool alpha");
    }

    @Test
    void aHostThatWasInstalledAnewBeginsWithIt() {
        Sights<StorageState> sights = was(TLS, TLS);
        sights.on("gamma")
                .fails("secured")
                .fails("pool-key")
                .fails("volume")
                .fails("peers")
                .fails("brick")
                .says("mark", "")
                .fails("occupied");

        assertThat(Steps.of(sights.plan()))
                .contains("CopyKey gamma", "SecureHost gamma", "TakeItsPlace gamma")
                .doesNotContain("ChangePool alpha");
    }
}
