package io.swarmstead.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstead.Steps;
import io.swarmstead.host.Sights;
import io.swarmstead.host.Told;
import io.swarmstead.plan.Plan;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.Problem;
import io.swarmstead.spec.Specs;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What stands in the way of a bring-up. */
class PreflightTest {
    private static final CloudSpec SPEC = Specs.threeHosts();
    private static final CloudSpec OWN_DOCKER = Specs.threeHosts("docker: {source: present}");

    private static Sights<PreflightState> bare(CloudSpec spec) {
        return new Sights<>(spec, new Preflight(), host -> PreflightAnswers.bare(spec, host));
    }

    private static Sights<PreflightState> inPlace() {
        return new Sights<>(SPEC, new Preflight(), host -> PreflightAnswers.inPlace(SPEC, host));
    }

    @Test
    void freshHostsAndHostsThatRunFit() {
        assertThat(bare(SPEC).plan()).isEqualTo(Plan.EMPTY);
        assertThat(inPlace().plan()).isEqualTo(Plan.EMPTY);
    }

    static Stream<Arguments> misfits() {
        return Stream.of(
                misfit("runs Alpine Linux v3.22", told -> told.says("system", "alpine\n3.22.1\nAlpine Linux v3.22\n")),
                misfit(
                        "runs Debian GNU/Linux 11 (bullseye)",
                        told -> told.says("system", "debian\n11\nDebian GNU/Linux 11 (bullseye)\n")),
                misfit("runs Ubuntu 22.04.5 LTS", told -> told.says("system", "ubuntu\n22.04\nUbuntu 22.04.5 LTS\n")),
                misfit(
                        "runs Debian GNU/Linux forky/sid",
                        told -> told.says("system", "debian\n\nDebian GNU/Linux forky/sid\n")),
                misfit("runs an unknown system", told -> told.fails("system")),
                misfit("commands do not run as root", told -> told.fails("root")),
                misfit("has 480 MiB of memory", told -> told.says("memory", "480\n")),
                misfit("512 MiB are free for /var/lib", told -> told.says("free", "/ 9000\n/var/lib 512\n")),
                misfit(
                        "port 443 is taken by nginx",
                        told -> told.says(
                                "listeners",
                                "LISTEN 0 511 *:443 *:* users:((\"nginx\",pid=88,fd=6),(\"nginx\",pid=87,fd=6))\n")),
                misfit(
                        "gets no answer from 10.0.0.13 port 24007",
                        told -> told.says("unreachable", "10.0.0.13 port 24007\n")),
                misfit("no interface has the address 10.0.0.12", told -> told.says("network", "")),
                misfit("the kernel has no vxlan", told -> told.says("kernel", "vxlan\n")),
                misfit("/etc/docker/daemon.json is no JSON object", told -> told.says("daemonJson", "{\"a\": ")),
                misfit("/etc/docker/daemon.json is no JSON object", told -> told.says("daemonJson", "[]")),
                misfit(
                        "has Docker from elsewhere: docker-ce, containerd.io",
                        told -> told.says(
                                "docker",
                                "present\npackage docker-ce ii \npackage containerd.io ii \npackage docker.io rc \n")),
                misfit(
                        "Docker is half installed: dpkg has docker.io as iU",
                        told -> told.says("docker", "package docker.io iU \n")),
                misfit(
                        "Docker 20.10.24 is too old (dockerd --version)",
                        told -> told.says("engines", "dockerd: Docker version 20.10.24+dfsg1, build 5d6db84\n")),
                misfit(
                        "Docker 25.0.3 is too old (docker --version)",
                        told -> told.says(
                                "engines",
                                "dockerd: Docker version 28.0.1, build x\ndocker: Docker version 25.0.3, build y\n")),
                misfit(
                        "its packages have Docker 24.0.7 only, which is too old",
                        told -> told.says("engines", "docker.io candidate: 24.0.7-0ubuntu4\n")),
                misfit(
                        "Gluster 10.3 is too old (glusterd --version)",
                        told -> told.says("engines", "glusterd: glusterfs 10.3\n")),
                misfit(
                        "its packages have keepalived 2.2.7 only, which is too old",
                        told -> told.says("engines", "keepalived candidate: 1:2.2.7-1+b2\n")),
                misfit("has a dockerd that no package knows", told -> told.says("docker", "present\n")),
                misfit(
                        "the VIP 10.0.0.100 is outside its network 10.0.0.12/27",
                        told -> told.says("network", "10.0.0.12/27\n")));
    }

    private static Arguments misfit(String what, Consumer<Told> beta) {
        return Arguments.of(what, beta);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("misfits")
    void everyMisfitIsToldWithTheReasonAndTheWayOut(String what, Consumer<Told> change) {
        Sights<PreflightState> sights = bare(SPEC);
        change.accept(sights.on("beta"));

        Plan plan = sights.plan();

        assertThat(plan.steps()).isEmpty();
        assertThat(Steps.obstacles(plan)).containsExactly("beta: " + what);
        assertThat(plan.obstacles()).allSatisfy(problem -> {
            assertThat(problem.why()).isNotBlank().doesNotEndWith(".");
            assertThat(problem.next()).isNotBlank().doesNotEndWith(".");
        });
    }

    @Test
    void aDockerOfYourOwnIsJudgedByItselfAndNotByWhatTheDistributionHas() {
        Sights<PreflightState> sights = bare(OWN_DOCKER);
        OWN_DOCKER
                .hostNames()
                .forEach(host -> sights.on(host.value())
                        .says("docker", "present\npackage docker-ce ii \n")
                        .says(
                                "engines",
                                "dockerd: Docker version 29.0.0, build x\ndocker.io candidate: 20.10.24+dfsg1\n"));
        assertThat(sights.plan()).isEqualTo(Plan.EMPTY);

        sights.on("beta").says("engines", "dockerd: Docker version 24.0.9, build x\n");
        assertThat(Steps.obstacles(sights.plan()))
                .containsExactly("beta: Docker 24.0.9 is too old (dockerd --version)");
    }

    @Test
    void anEngineThatDoesNotTellItsVersionOrIsNotUsedHereIsNotJudged() {
        Sights<PreflightState> sights = bare(Specs.fourHosts());
        sights.on("delta").says("engines", "dockerd: what?\nkeepalived: Keepalived v1.2.3\n");

        assertThat(sights.plan()).isEqualTo(Plan.EMPTY);
    }

    @Test
    void allMisfitsComeAtOnce() {
        Sights<PreflightState> sights = bare(SPEC);
        sights.on("alpha").says("memory", "480\n").fails("root");
        sights.on("gamma").says("kernel", "overlay\nfuse\n").says("clock", "1788249660.5\n");

        assertThat(Steps.obstacles(sights.plan()))
                .containsExactly(
                        "alpha: commands do not run as root",
                        "alpha: has 480 MiB of memory",
                        "gamma: the kernel has no overlay",
                        "gamma: the kernel has no fuse",
                        "the clocks of alpha and gamma are 60.4 s apart");
        assertThat(sights.verdict().fact()).isEqualTo("5 problems with the hosts");
    }

    @Test
    void aHostThatIsAwayIsNotMissedByTheOthersToo() {
        Sights<PreflightState> sights = bare(SPEC).misses("gamma");
        sights.on("alpha").says("unreachable", "10.0.0.13 port 2377\n10.0.0.13 port 7946\n");
        sights.on("beta").says("unreachable", "10.0.0.11 port 7946\n10.0.0.13 port 2377\n");

        assertThat(Steps.obstacles(sights.plan())).containsExactly("beta: gets no answer from 10.0.0.11 port 7946");
    }

    @Test
    void aVipThatAStrangerHasIsToldOnce() {
        Sights<PreflightState> sights = bare(SPEC);
        SPEC.hostNames().forEach(host -> sights.on(host.value()).says("vipTaken", "52:54:00:12:34:56\n"));

        assertThat(Steps.obstacles(sights.plan()))
                .containsExactly("the VIP 10.0.0.100 is in use by 52:54:00:12:34:56, as alpha sees it");
    }

    @Test
    void aVipThatAHostOfTheCloudHoldsIsNotTaken() {
        Sights<PreflightState> sights = bare(SPEC);
        sights.on("alpha").says("vipTaken", "52:54:00:12:34:56\n");
        sights.on("gamma").says("holdsVip", "");

        assertThat(sights.plan()).isEqualTo(Plan.EMPTY);
    }

    @Test
    void anInstallationOfOursThatWasInterruptedIsNoObstacle() {
        Sights<PreflightState> sights = bare(SPEC);
        sights.on("beta").says("docker", "present\nours\npackage docker.io iF \n");

        assertThat(sights.plan()).isEqualTo(Plan.EMPTY);
    }

    @Test
    void anOwnersDockerIsTakenAsItIsAndHasToBeThere() {
        Sights<PreflightState> sights = bare(OWN_DOCKER);
        sights.on("alpha").says("docker", "present\npackage docker-ce ii \n");
        sights.on("beta").says("docker", "present\n");

        assertThat(Steps.obstacles(sights.plan())).containsExactly("gamma: has no Docker");
    }

    @Test
    void aFileSystemWithoutFiguresIsNoReasonToFail() {
        Sights<PreflightState> sights = bare(SPEC);
        sights.on("beta").says("free", "/ -\n/var/lib\n/srv/swarmstead/brick 9000\n");

        assertThat(sights.plan()).isEqualTo(Plan.EMPTY);
    }

    @Test
    void aHostThatWouldFollowLinksOnTheVolumeIsRefused() {
        Sights<PreflightState> sights = bare(SPEC);
        sights.on("beta").fails("links");

        assertThat(Steps.obstacles(sights.plan()))
                .containsExactly("beta: cannot keep links on the volume from being followed");
    }

    @Test
    void kernelsWithoutIpvsAreANoteAndNoProblem() {
        Sights<PreflightState> sights = bare(SPEC);
        sights.on("alpha").fails("ipvs");
        sights.on("gamma").fails("ipvs");

        assertThat(Preflight.notes(SPEC, sights.observed()))
                .singleElement()
                .asString()
                .startsWith("no IPVS in the kernel of alpha, gamma:");
        assertThat(sights.plan()).isEqualTo(Plan.EMPTY);
        assertThat(Preflight.notes(SPEC, bare(SPEC).observed())).isEmpty();
    }

    @Test
    void theWayOutOfATakenPortNamesProcessAndHost() {
        Sights<PreflightState> sights = bare(SPEC);
        sights.on("beta").says("listeners", "LISTEN 0 511 [::]:80 [::]:* users:((\"apache2\",pid=9,fd=4))\n");

        assertThat(sights.plan().obstacles())
                .isEqualTo(List.of(new Problem(
                        "beta: port 80 is taken by apache2",
                        "the cloud listens there",
                        "stop apache2 on beta, or give the ingress other ports in cloud.yaml")));
    }
}
