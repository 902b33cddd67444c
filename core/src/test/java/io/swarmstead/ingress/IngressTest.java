package io.swarmstead.ingress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.swarmstead.Steps;
import io.swarmstead.certificates.CertificatesStep;
import io.swarmstead.host.FakeFleet;
import io.swarmstead.host.HostException;
import io.swarmstead.host.Result;
import io.swarmstead.host.Sights;
import io.swarmstead.plan.Plan;
import io.swarmstead.plan.Verdict;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.HostName;
import io.swarmstead.spec.Specs;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Traefik on every manager. */
class IngressTest {
    private static final CloudSpec SPEC = Specs.threeHosts();

    private static Sights<IngressState> inPlace(CloudSpec spec) {
        return new Sights<>(spec, new Ingress(), host -> IngressAnswers.inPlace(spec, host));
    }

    private static void deployedWith(Sights<IngressState> sights, String digest) {
        SPEC.hostNames()
                .forEach(host -> sights.on(host.value()).says("service", IngressAnswers.services(SPEC, digest)));
    }

    @Test
    void otherSettingsAreAnUpdateHostByHostAndTheHolderOfTheVipIsLast() {
        Sights<IngressState> sights = inPlace(SPEC);
        deployedWith(sights, "0123456789abcdef");
        sights.on("alpha").says("vip", "");

        assertThat(Steps.of(sights.plan()))
                .containsExactly("UpdateTraefik beta", "UpdateTraefik gamma", "UpdateTraefik alpha");
    }

    @Test
    void aHostThatHasBeenUpdatedIsLeftAlone() {
        Sights<IngressState> sights = inPlace(SPEC);
        String services = "[%s,%s,%s]"
                .formatted(
                        IngressAnswers.service(new HostName("alpha"), "another"),
                        IngressAnswers.service(new HostName("beta"), IngressStack.digest(SPEC)),
                        IngressAnswers.service(new HostName("gamma"), "another"));
        SPEC.hostNames().forEach(host -> sights.on(host.value()).says("service", services));

        assertThat(Steps.of(sights.plan())).containsExactly("UpdateTraefik alpha", "UpdateTraefik gamma");
    }

    @Test
    void aManagerThatIsNewGetsAServiceAndTheOthersKeepTheirs() {
        Sights<IngressState> sights = inPlace(SPEC);
        String services = "[%s,%s]"
                .formatted(
                        IngressAnswers.service(new HostName("alpha"), IngressStack.digest(SPEC)),
                        IngressAnswers.service(new HostName("beta"), IngressStack.digest(SPEC)));
        SPEC.hostNames().forEach(host -> sights.on(host.value()).says("service", services));

        assertThat(Steps.of(sights.plan())).containsExactly("DeployTraefik alpha", "AwaitTraefik gamma");
        assertThat(sights.plan().steps().getFirst().action()).isEqualTo("deploy Traefik on gamma");
    }

    @Test
    void aServiceThatIsGoneIsDeployedAnew() {
        Sights<IngressState> sights = inPlace(SPEC);
        for (HostName host : SPEC.hostNames()) {
            sights.on(host.value()).says("service", "[]\n");
        }

        assertThat(Steps.of(sights.plan())).contains("DeployTraefik alpha");
    }

    @Test
    void aHostThatCannotTellIsNoReasonToDeploy() {
        Sights<IngressState> sights = inPlace(SPEC);
        sights.on("alpha").fails("service");

        assertThat(sights.plan()).isEqualTo(Plan.EMPTY);
    }

    @Test
    void aSilentTraefikIsAwaited() {
        Sights<IngressState> sights = inPlace(SPEC);
        sights.on("beta").fails("answers");

        assertThat(Steps.of(sights.plan())).containsExactly("AwaitTraefik beta");
        assertThat(sights.verdict())
                .isEqualTo(Verdict.degraded(
                        "ingress answers on 2 of 3 managers", "the VIP can only go where the ingress answers"));
    }

    @Test
    void anImageThatWasPrunedIsPulled() {
        Sights<IngressState> sights = inPlace(SPEC);
        sights.on("gamma").fails("image");

        assertThat(Steps.of(sights.plan())).containsExactly("PullTraefik gamma");
    }

    private static void old(Sights<IngressState> sights, String pulled) {
        SPEC.hostNames()
                .forEach(host -> sights.on(host.value())
                        .says("image", IngressAnswers.image(pulled))
                        .says("running", IngressAnswers.running("v3.7.15")));
    }

    private static void assertHostByHostAndAlphaLast(Plan plan) {
        assertThat(Steps.of(plan))
                .containsExactly(
                        "PullNewerTraefik alpha",
                        "PullNewerTraefik beta",
                        "PullNewerTraefik gamma",
                        "UpdateTraefik beta",
                        "UpdateTraefik gamma",
                        "UpdateTraefik alpha");
    }

    @Test
    void anOldPatchIsPulledAnewAndReplacedHostByHostWithTheHolderOfTheVipLast() {
        Sights<IngressState> sights = inPlace(SPEC);
        old(sights, "v3.7.15");
        sights.on("alpha").says("vip", "");

        Plan plan = sights.plan();

        assertHostByHostAndAlphaLast(plan);
        assertThat(plan.steps().getFirst().reason())
                .isEqualTo("Traefik 3.7.15 runs, and 3.7.18 mends CVE-2026-137481")
                .isEqualTo(plan.steps().getLast().reason());
        assertThat(sights.verdict())
                .isEqualTo(Verdict.well(
                        "ingress answers on 3 of 3 managers",
                        "Traefik 3.7.15 runs, and 3.7.18 mends CVE-2026-137481: swarmstead up brings it, host by host,"
                                + " and loses no request"));
    }

    @Test
    void onceItIsPulledOnlyTheUpdateIsLeft() {
        Sights<IngressState> sights = inPlace(SPEC);
        old(sights, "v3.7.20");
        sights.on("alpha").says("running", IngressAnswers.running("v3.7.20"));

        assertThat(Steps.of(sights.plan())).containsExactly("UpdateTraefik beta", "UpdateTraefik gamma");
    }

    @Test
    void whatDoesNotSayItsVersionIsLeftAloneAndSoIsAPatchThatTheOwnerNamed() {
        Sights<IngressState> silent = inPlace(SPEC);
        SPEC.hostNames()
                .forEach(host -> silent.on(host.value()).says("image", "{}").says("running", "[{}]"));
        assertThat(silent.plan()).isEqualTo(Plan.EMPTY);

        CloudSpec named = Specs.threeHosts("ingress: {traefik: v3.7.15}");
        Sights<IngressState> sights = inPlace(named);
        old(sights, "v3.7.15");
        assertThat(sights.plan()).isEqualTo(Plan.EMPTY);
        assertThat(sights.verdict().consequence())
                .endsWith("write ingress: {traefik: v3.7} in cloud.yaml instead of v3.7.15, then: swarmstead up");
    }

    @Test
    void aRegistryWithoutANewerOneLeavesTraefikAsItIs() {
        FakeFleet fleet = FakeFleet.of("alpha");
        fleet.fake("alpha")
                .accepts("docker pull")
                .answers(
                        asked -> asked.line().contains("/images/traefik:v3.7/json"),
                        _ -> new Result(0, IngressAnswers.image("v3.7.15"), ""));
        PullNewerTraefik pull = new PullNewerTraefik(
                new HostName("alpha"), "traefik:v3.7", Optional.empty(), Optional.of(new TraefikVersion(3, 7, 15)));

        assertThatExceptionOfType(HostException.class)
                .isThrownBy(() -> pull.apply(fleet))
                .satisfies(failed -> assertThat(failed.problem().why())
                        .isEqualTo("it has 3.7.15, and 3.7.18 mends CVE-2026-137481"));
        fleet.fake("alpha")
                .answers(
                        asked -> asked.line().contains("/images/traefik:v3.7/json"),
                        _ -> new Result(0, IngressAnswers.image("3.7.21"), ""));
        assertThatCode(() -> pull.apply(fleet)).doesNotThrowAnyException();
    }

    private static void newer(Sights<IngressState> sights, String teller) {
        sights.on(teller).says("newest", "2026-09-08T08:00:00Z v3.7 %s answered\n".formatted(IngressAnswers.NEWER));
    }

    @Test
    void aNewerBuildIsToldAndTakenByTheDigestThatOneStewardHeardLast() {
        Sights<IngressState> sights = inPlace(SPEC);
        newer(sights, "beta");
        sights.on("alpha").says("vip", "");

        Plan plan = sights.plan();

        assertHostByHostAndAlphaLast(plan);
        assertThat(plan.steps().getFirst())
                .isEqualTo(new PullNewerTraefik(
                        new HostName("alpha"),
                        "traefik:v3.7",
                        Optional.of(IngressAnswers.NEWER),
                        Optional.of(new TraefikVersion(3, 7, 18))));
        assertThat(plan.steps())
                .allMatch(step -> step.reason().equals("a newer build of traefik:v3.7 is there: sha256:0b0b0b0b0b0b…"));
        assertThat(sights.verdict())
                .isEqualTo(Verdict.well(
                        "ingress answers on 3 of 3 managers",
                        "Traefik v3.7 has a newer build (sha256:0b0b0b0b0b0b…): swarmstead up takes it, host by host,"
                                + " and loses no request"));
    }

    @Test
    void aHostThatHasTheNewerBuildIsLeftAloneAndSoAreAllWhereItIsOfAnotherTag() {
        Sights<IngressState> sights = inPlace(SPEC);
        newer(sights, "alpha");
        String services = "[%s,%s,%s]"
                .formatted(
                        IngressAnswers.service(new HostName("alpha"), IngressStack.digest(SPEC)),
                        IngressAnswers.service(new HostName("beta"), IngressStack.digest(SPEC), IngressAnswers.NEWER),
                        IngressAnswers.service(new HostName("gamma"), IngressStack.digest(SPEC), IngressAnswers.NEWER));
        SPEC.hostNames()
                .forEach(host -> sights.on(host.value())
                        .says("service", services)
                        .says(
                                "image",
                                IngressAnswers.image("v3.7.19").replace(IngressAnswers.BUILD, IngressAnswers.NEWER)));
        assertThat(Steps.of(sights.plan())).containsExactly("UpdateTraefik alpha");

        sights.on("alpha").says("newest", "2026-09-08T08:00:00Z v3.6 %s answered\n".formatted(IngressAnswers.NEWER));
        assertThat(Steps.of(sights.plan())).doesNotContain("UpdateTraefik alpha");
    }

    @Test
    void thatNoRegistryAnsweredIsToldAndIsNotTheNewsThatNothingIsNewer() {
        Sights<IngressState> sights = inPlace(SPEC);
        SPEC.hostNames()
                .forEach(host -> sights.on(host.value()).says("newest", "2026-09-01T08:00:00Z v3.7 - silent\n"));

        assertThat(sights.plan()).isEqualTo(Plan.EMPTY);
        assertThat(sights.verdict())
                .isEqualTo(Verdict.well(
                        "ingress answers on 3 of 3 managers",
                        "every host can take the VIP; no registry said whether Traefik v3.7 is the newest"));
    }

    @Test
    void whatAHostLeftThatIsNoDigestIsNotTaken() {
        Sights<IngressState> sights = inPlace(SPEC);
        sights.on("alpha").says("newest", "2026-09-09T08:00:00Z v3.7 sha256:$(touch) answered\n");
        sights.on("beta").says("newest", "whatever\n");

        assertThat(sights.plan()).isEqualTo(Plan.EMPTY);
    }

    @Test
    void aHostWithoutTheImagePullsTheBuildThatTheOthersRun() {
        Sights<IngressState> sights = inPlace(SPEC);
        SPEC.hostNames().forEach(host -> sights.on(host.value()).fails("newest"));
        sights.on("gamma").fails("image");

        assertThat(sights.plan().steps())
                .containsExactly(new IngressStep.PullTraefik(
                        new HostName("gamma"), "traefik:v3.7", Optional.of(IngressAnswers.BUILD)));
    }

    @Test
    void aBuildThatIsOlderThanWhatRunsIsNotTaken() {
        FakeFleet fleet = FakeFleet.of("alpha");
        fleet.fake("alpha")
                .accepts("docker pull -q traefik@sha256:")
                .answers(
                        asked -> asked.line().contains("/images/"),
                        _ -> new Result(0, IngressAnswers.image("v3.7.18"), ""));
        PullNewerTraefik pull = new PullNewerTraefik(
                new HostName("alpha"),
                "traefik:v3.7",
                Optional.of(IngressAnswers.NEWER),
                Optional.of(new TraefikVersion(3, 7, 20)));

        assertThatExceptionOfType(HostException.class)
                .isThrownBy(() -> pull.apply(fleet))
                .satisfies(failed -> assertThat(failed.problem().why()).isEqualTo("it has 3.7.18, and 3.7.20 runs"));
        assertThat(fleet.fake("alpha").lines()).noneMatch(line -> line.startsWith("docker tag"));
    }

    @Test
    void theViewThatHaproxyServedIsRetiredOnceTheStewardServesIt() {
        Sights<IngressState> sights = inPlace(SPEC);
        sights.on("alpha").says("old-view", "");

        Plan plan = sights.plan();

        assertThat(Steps.of(plan)).containsExactly("RetireView alpha");
        assertThat(plan.steps().getFirst().requires()).containsExactly(IngressStep.view(new HostName("alpha")));
    }

    @Test
    void aChangedLoginIsWrittenAndNothingIsStartedAnew() throws HostException {
        Sights<IngressState> sights = inPlace(SPEC);
        sights.on("beta").lacks("/etc/swarmstead/traefik/default.yml");
        FakeFleet fleet = FakeFleet.of("beta");

        Plan plan = sights.plan();
        plan.steps().getFirst().apply(fleet);

        assertThat(Steps.of(plan)).containsExactly("ConfigureIngress beta");
        assertThat(plan.steps().getFirst().reason()).isEqualTo("/etc/swarmstead/traefik/default.yml differs");
        assertThat(fleet.fake("beta").files()).containsOnlyKeys("/etc/swarmstead/traefik/default.yml");
        assertThat(fleet.fake("beta").lines()).noneMatch(line -> line.contains("systemctl"));
    }

    @Test
    void workersHaveNoPartInIt() {
        CloudSpec spec = Specs.fourHosts();

        assertThat(inPlace(spec).observed().hosts()).doesNotContainKey(new HostName("delta"));
    }

    @Test
    void traefikIsDeployedWhenEveryHostHasTheCertificate() {
        assertThat(new DeployTraefik(new HostName("alpha"), SPEC.hostNames(), SPEC, Optional.empty()).requires())
                .contains(CertificatesStep.SERVED);
    }

    @Test
    void theStackIsPinnedToTheDigestThatTheHostPulled() throws HostException {
        FakeFleet fleet = FakeFleet.of("alpha");
        fleet.fake("alpha").accepts("flock");

        new DeployTraefik(new HostName("alpha"), SPEC.hostNames(), SPEC, Optional.empty()).apply(fleet);

        assertThat(fleet.fake("alpha").inputs())
                .singleElement()
                .asString()
                .contains(
                        "set -- traefik_public " + IngressStack.image(SPEC.ingress()) + " ",
                        " ingress true ''\n",
                        "docker image inspect -f '{{index .RepoDigests 0}}' \"$2\"",
                        "docker stack deploy --resolve-image never \"--prune=$5\" -c - \"$4\"",
                        "swarmstead.stack: \"" + IngressStack.digest(SPEC) + "\"");
    }

    @Test
    void theDigestTellsStacksApart() {
        assertThat(IngressStack.digest(SPEC))
                .isEqualTo(IngressStack.digest(Specs.threeHosts()))
                .isNotEqualTo(IngressStack.digest(Specs.threeHosts("ingress: {http: 8080, https: 8443}")));
    }

    @Test
    void nothingAnsweringIsDown() {
        Sights<IngressState> sights = new Sights<>(SPEC, new Ingress(), host -> IngressAnswers.bare(SPEC, host));

        assertThat(sights.verdict().level()).isEqualTo(Verdict.Level.DOWN);
    }
}
