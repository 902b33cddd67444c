package io.swarmstead.cloud;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstead.host.CloudSights;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.HostName;
import io.swarmstead.spec.HostSpec.Role;
import io.swarmstead.spec.Problem;
import io.swarmstead.spec.Specs;
import io.swarmstead.storage.StorageAnswers;
import io.swarmstead.swarm.SwarmAnswers;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A file that names fewer hosts than the cloud has, or other ones. */
class UnnamedHostsTest {
    private static final CloudSpec THREE = Specs.threeHosts();
    private static final CloudSpec FOUR = Specs.fourHosts();

    private static CloudSpec file(String hosts) {
        return Specs.of("cloud: garage\ndomain: cloud.example.com\nhosts: {%s}\n".formatted(hosts));
    }

    private static String nodes(CloudSpec cloud) {
        return cloud.hosts().stream()
                .map(host -> SwarmAnswers.node(
                                host.name(),
                                host.role() == Role.MANAGER ? "manager" : "worker",
                                false,
                                host.name().value())
                        .replace("10.0.0.11", host.address()))
                .collect(joining(",", "[", "]"));
    }

    /** A cloud that is really this one, as it is seen by the file of another. */
    private static List<Problem> refusals(CloudSpec file, CloudSpec cloud) {
        CloudSights sights = Clouds.inPlace(file);
        file.hostNames().forEach(host -> sights.on(host.value(), "swarm").says("nodes", nodes(cloud)));
        file.hostNames().stream().filter(cloud.hostNames()::contains).forEach(host -> {
            sights.on(host.value(), "storage")
                    .says("peers", StorageAnswers.peers(cloud, host))
                    .says("volume", StorageAnswers.volume(cloud));
        });
        return Clouds.observed(file, sights).refusals();
    }

    @Test
    void theFileOfOneHostOfThreeIsRefusedForBothOthers() {
        assertThat(refusals(Specs.oneHost(), THREE))
                .extracting(Problem::what)
                .containsExactly(
                        "beta: is in the cloud, and its file does not name it",
                        "gamma: is in the cloud, and its file does not name it");
    }

    @Test
    void whatItHoldsAndTheWayOutAreTold() {
        assertThat(refusals(Specs.oneHost(), THREE).getFirst()).satisfies(problem -> {
            assertThat(problem.why())
                    .startsWith("at 10.0.0.12 it is a manager of the swarm, and in the pool of the volume;");
            assertThat(problem.next()).startsWith("write it back under hosts, beta: 10.0.0.12;");
        });
    }

    @Test
    void aWorkerThatWasTakenOutOfTheFileIsMissed() {
        assertThat(refusals(THREE, FOUR))
                .singleElement()
                .extracting(Problem::why)
                .asString()
                .startsWith("at 10.0.0.14 it is a worker of the swarm, and in the pool of the volume;");
    }

    @Test
    void aHostThatWasRenamedIsToGetItsNameBack() {
        CloudSpec renamed = file("alpha: 10.0.0.11, beta: 10.0.0.12, zeta: 10.0.0.13");

        assertThat(refusals(renamed, THREE)).singleElement().satisfies(problem -> {
            assertThat(problem.what()).startsWith("gamma: is in the cloud");
            assertThat(problem.next()).isEqualTo("a host cannot be renamed yet: call zeta gamma again");
        });
    }

    @Test
    void aHostThatWasExchangedForAnotherIsMissed() {
        CloudSpec exchanged = file("alpha: 10.0.0.11, beta: 10.0.0.12, delta: 10.0.0.14");

        assertThat(refusals(exchanged, THREE))
                .extracting(Problem::what)
                .containsExactly("gamma: is in the cloud, and its file does not name it");
    }

    @Test
    void aHostWithAnotherAddressInTheFileIsMissedInThePool() {
        CloudSpec moved = file("alpha: 10.0.0.11, beta: 10.0.0.12, gamma: 10.0.0.33");

        assertThat(refusals(moved, THREE)).singleElement().satisfies(problem -> {
            assertThat(problem.what())
                    .isEqualTo("10.0.0.13: is in the pool of the volume, and the cloud's file names no such host");
            assertThat(problem.next()).startsWith("write it back under hosts, NAME: 10.0.0.13;");
        });
    }

    @Test
    void withoutALeaderThePoolStillTells() {
        CloudSights sights = Clouds.leaderless(Specs.oneHost());
        sights.on("alpha", "storage")
                .says("peers", StorageAnswers.peers(THREE, new HostName("alpha")))
                .says("volume", StorageAnswers.volume(THREE));

        assertThat(Clouds.observed(Specs.oneHost(), sights).refusals())
                .extracting(Problem::what)
                .containsExactly(
                        "10.0.0.12: is in the pool of the volume, and the cloud's file names no such host",
                        "10.0.0.13: is in the pool of the volume, and the cloud's file names no such host");
    }

    @Test
    void aPoolWithoutTheVolumeIsNoneOfTheClouds() {
        CloudSights sights = Clouds.bare(THREE);
        sights.on("gamma", "storage").says("peers", "uuid=1\nstate=3\nhostname1=192.168.7.7\n");

        assertThat(Clouds.observed(THREE, sights).refusals()).isEmpty();
    }

    @Test
    void aFileThatNamesEverybodyIsNotRefused() {
        assertThat(refusals(THREE, THREE)).isEmpty();
        assertThat(refusals(FOUR, THREE)).isEmpty();
    }
}
