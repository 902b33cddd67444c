package io.swarmstead.certificates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmstead.Steps;
import io.swarmstead.host.FakeFleet;
import io.swarmstead.host.HostException;
import io.swarmstead.host.HostFile;
import io.swarmstead.host.Sights;
import io.swarmstead.plan.Plan;
import io.swarmstead.plan.Verdict;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.HostName;
import io.swarmstead.spec.Problem;
import io.swarmstead.spec.Specs;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** One authority and one certificate on all hosts. */
class CertificatesTest {
    private static final CloudSpec SPEC = Specs.threeHosts();

    private static Sights<CertificatesState> inPlace() {
        return sights(SPEC);
    }

    private static Sights<CertificatesState> sights(CloudSpec spec) {
        return new Sights<>(spec, new Certificates(), host -> CertificatesAnswers.inPlace(spec, host));
    }

    private static Sights<CertificatesState> bare() {
        return new Sights<>(SPEC, new Certificates(), _ -> CertificatesAnswers.bare());
    }

    @Test
    void theFirstHostMakesTheAuthorityAndTheOthersGetIt() {
        assertThat(Steps.of(bare().plan()))
                .containsExactly(
                        "CreateAuthority alpha",
                        "IssueCertificate alpha",
                        "CopyCertificates beta",
                        "CopyCertificates gamma");
    }

    @Test
    void noAuthorityIsMadeWhileAHostIsAwayThatMayHoldOne() {
        Plan plan = bare().misses("beta").plan();

        assertThat(plan.steps()).isEmpty();
        assertThat(Steps.obstacles(plan)).containsExactly("the certificate authority is not made while a host is away");
    }

    @Test
    void aNameThatCannotBeCertifiedIsToldAndTheOthersAreCounted() {
        CloudSpec spec = Specs.of("""
                cloud: garage
                domain: garage.example.com
                hosts: {alpha: 10.0.0.11}
                certificates: {ca: letsencrypt, email: me@example.com}
                """);
        Sights<CertificatesState> sights = new Sights<>(
                spec,
                new Certificates(),
                host -> CertificatesAnswers.inPlace(spec, host).fails("outside"));
        assertThat(sights.plan().isEmpty()).isTrue();
        assertThat(sights.verdict().fact()).startsWith("0 of 0 names");
        var good = new CertificateStatus.Served("1", Instant.EPOCH, Instant.EPOCH, Instant.EPOCH);

        sights.on("alpha")
                .says(
                        "outside",
                        CertificateStatus.json(List.of(
                                status("shop.example.org", Optional.of(good), Optional.empty()),
                                status(
                                        "wiki.example.org",
                                        Optional.empty(),
                                        Optional.of(new Problem("not proved", "why", "next"))))));

        assertThat(sights.verdict().fact())
                .isEqualTo(
                        "1 of 2 names have a certificate of the authority that is asked; wiki.example.org: not proved");
    }

    private static CertificateStatus status(
            String name, Optional<CertificateStatus.Served> served, Optional<Problem> problem) {
        return new CertificateStatus(name, List.of(name), "ca", served, "", Instant.EPOCH, problem);
    }

    @Test
    void theAuthorityOfTheMajorityIsTheClouds() {
        Sights<CertificatesState> sights = inPlace();
        sights.on("alpha").says("authority", "ff".repeat(32) + "  -\n");

        assertThat(sights.plan().steps())
                .containsExactly(new CertificatesStep.CopyCertificates(
                        new HostName("alpha"), new HostName("beta"), /* key= */ true));
    }

    @Test
    void aReinstalledHostGetsTheAuthorityFromAnotherAlsoWhileAThirdIsAway() {
        Sights<CertificatesState> sights = inPlace().misses("gamma");
        sights.on("alpha")
                .fails("authority")
                .fails("key")
                .fails("permitted")
                .fails("certificate")
                .fails("names")
                .fails("valid");

        assertThat(sights.plan().steps())
                .containsExactly(new CertificatesStep.CopyCertificates(
                        new HostName("alpha"), new HostName("beta"), /* key= */ true));
    }

    @Test
    void anExpiringCertificateIsMadeAnewAtTheSourceAndCopied() {
        Sights<CertificatesState> sights = inPlace();
        sights.on("alpha").fails("valid");
        sights.on("beta").fails("valid");
        sights.on("gamma").fails("valid");

        assertThat(Steps.of(sights.plan()))
                .containsExactly("IssueCertificate alpha", "CopyCertificates beta", "CopyCertificates gamma");
    }

    @Test
    void aHostWithAnotherCertificateGetsTheOneOfTheSource() {
        Sights<CertificatesState> sights = inPlace();
        sights.on("gamma").says("certificate", "0f".repeat(32) + "  -\n");

        assertThat(Steps.of(sights.plan())).containsExactly("CopyCertificates gamma");
    }

    @Test
    void theCertificateNamesTheDomainAllBelowItAndEveryAddress() {
        assertThat(Permitted.EVERYTHING.names(SPEC))
                .isEqualTo("DNS:cloud.example.com,DNS:*.cloud.example.com,IP:10.0.0.100,IP:10.0.0.11,IP:10.0.0.12,"
                        + "IP:10.0.0.13");
    }

    @Test
    void theAuthoritysKeyIsEncryptedOnTheHostThatGetsItAndWrittenAsNoFile() throws HostException {
        String key = "-----BEGIN PRIVATE KEY-----\nMIGH\n-----END PRIVATE KEY-----";
        FakeFleet fleet = FakeFleet.of("alpha", "beta");
        fleet.fake("alpha")
                .answers(
                        command -> command.line().startsWith("cat "),
                        command -> new io.swarmstead.host.Result(
                                0, "content of " + command.line().substring(4), ""))
                .answersScript("&& key", key + "\n");
        fleet.fake("beta").answersScript("touch", "").answersScript("| encrypt \"$1\" \"$2\"", "");

        new CertificatesStep.CopyCertificates(new HostName("beta"), new HostName("alpha"), /* key= */ true)
                .apply(fleet);

        assertThat(fleet.fake("beta").files().values())
                .contains(HostFile.secret(
                        "/etc/swarmstead/certificates/default.key",
                        "content of /etc/swarmstead/certificates/default.key"))
                .noneMatch(file -> file.path().endsWith("ca.key"))
                .hasSize(4);
        assertThat(fleet.fake("beta").inputs()).anyMatch(input -> input.contains(key));
        assertThat(fleet.fake("beta").lines()).noneMatch(line -> line.contains("MIGH"));
    }

    @Test
    void whatIsNoKeyIsNotKeptAsOne() {
        FakeFleet fleet = FakeFleet.of("alpha", "beta");
        fleet.fake("alpha").accepts("cat ").answersScript("&& key", "'; touch x; '\n");

        assertThatThrownBy(() -> new CertificatesStep.CopyCertificates(
                                new HostName("beta"), new HostName("alpha"), /* key= */ true)
                        .apply(fleet))
                .isInstanceOf(HostException.class)
                .hasMessageContaining("alpha: its answer is not a key in plain");
        assertThat(fleet.fake("beta").received()).isEmpty();
    }

    @Test
    void aKeyInPlainIsEncryptedOnEachManagerAndToldUntilThen() {
        Sights<CertificatesState> sights = inPlace();
        sights.on("alpha").says("key", "plain\n");
        sights.on("gamma").says("key", "plain\n");

        assertThat(Steps.of(sights.plan())).containsExactly("EncryptKey alpha", "EncryptKey gamma");
        assertThat(sights.verdict())
                .isEqualTo(Verdict.degraded(
                        "certificate of the cloud's own authority on 3 of 3 hosts; its key lies in plain on alpha, gamma",
                        "a backup of that host can certify for the cloud: swarmstead up"));
    }

    @Test
    void aWorkerGetsCertificatesWithoutAKeyAndLosesTheOneItHad() {
        CloudSpec spec = Specs.fourHosts();
        Sights<CertificatesState> sights = sights(spec);
        assertThat(sights.plan().isEmpty()).isTrue();

        sights.on("delta").says("key", "plain\n");
        assertThat(sights.plan().steps())
                .containsExactly(new AuthorityStep.TakeKeyAway(new HostName("delta"), new HostName("alpha")));

        sights.on("delta").fails("key").fails("certificate");
        assertThat(sights.plan().steps())
                .containsExactly(new CertificatesStep.CopyCertificates(
                        new HostName("delta"), new HostName("alpha"), /* key= */ false));
    }

    @Test
    void aWorkerThatAloneHasTheKeyGivesItToTheManagersAndKeepsItUntilThen() {
        CloudSpec spec = Specs.fourHosts();
        Sights<CertificatesState> sights = sights(spec);
        sights.on("delta").says("key", "plain\n");
        for (String manager : List.of("alpha", "beta", "gamma")) {
            sights.on(manager).fails("key");
        }
        assertThat(sights.plan().steps())
                .hasSize(3)
                .allMatch(step -> step instanceof CertificatesStep.CopyCertificates copy
                        && copy.key()
                        && copy.source().value().equals("delta"));
    }

    @Test
    void aManagerWhoseKeyIsOfNoUseGetsItAnew() {
        Sights<CertificatesState> sights = inPlace();
        sights.on("alpha").says("key", "useless\n");

        assertThat(sights.plan().steps())
                .containsExactly(new CertificatesStep.CopyCertificates(
                        new HostName("alpha"), new HostName("beta"), /* key= */ true));
    }

    @Test
    void whereNoKeyIsOfUseAnotherAuthorityIsMadeAndThePlanSaysWhatThatMeans() {
        Sights<CertificatesState> sights = inPlace();
        for (String host : List.of("alpha", "beta", "gamma")) {
            sights.on(host).says("key", "useless\n");
        }
        assertThat(Steps.of(sights.plan()))
                .containsExactly(
                        "CreateAuthority alpha",
                        "IssueCertificate alpha",
                        "CopyCertificates beta",
                        "CopyCertificates gamma");
        assertThat(sights.plan().steps().getFirst().action())
                .isEqualTo("make the cloud's certificate authority anew: every client has to trust the new one");
        assertThat(sights.plan().steps().getFirst().reason()).isEqualTo("no host can use the key of the one of before");
        assertThat(sights.misses("beta").plan().steps()).isEmpty();
    }

    @Test
    void anAuthorityWithoutLimitsStaysAndIsToldOf() {
        Sights<CertificatesState> sights = inPlace();
        for (String host : List.of("alpha", "beta", "gamma")) {
            sights.on(host).fails("permitted");
        }
        assertThat(sights.plan().isEmpty()).isTrue();
        assertThat(sights.verdict().level()).isEqualTo(Verdict.Level.WELL);
        assertThat(sights.verdict().consequence())
                .endsWith("; it may certify every name: swarmstead certificate authority");
        assertThat(inPlace().verdict().consequence()).endsWith("see no warning");
    }

    @Test
    void anotherDomainNeedsAnotherAuthorityAndOneBelowItDoesNot() {
        Sights<CertificatesState> sights = new Sights<>(
                Specs.of("cloud: garage\ndomain: other.example.com\nhosts: {alpha: 10.0.0.11}\n"),
                new Certificates(),
                _ -> CertificatesAnswers.holding(Specs.oneHost(), "a1"));
        assertThat(Steps.of(sights.plan())).containsExactly("CreateAuthority alpha", "IssueCertificate alpha");
        assertThat(sights.plan().steps().getFirst().reason())
                .isEqualTo(
                        "the one of before may certify nothing but cloud.example.com and everything below it, 10.0.0.11");

        Sights<CertificatesState> below = new Sights<>(
                Specs.of("cloud: garage\ndomain: a.cloud.example.com\nhosts: {alpha: 10.0.0.11}\n"),
                new Certificates(),
                _ -> CertificatesAnswers.holding(Specs.oneHost(), "a1"));
        assertThat(Steps.of(below.plan())).containsExactly("IssueCertificate alpha");
    }

    @Test
    void anAddressThatCameLaterStaysOutOfTheCertificateAndIsTold() {
        CloudSpec later = Specs.fourHosts();
        Sights<CertificatesState> sights = new Sights<>(
                later,
                new Certificates(),
                host -> CertificatesAnswers.inPlace(later, host)
                        .says("permitted", CertificatesAnswers.permitting(SPEC))
                        .says("names", Permitted.EVERYTHING.names(SPEC) + "\n"));
        assertThat(sights.plan().isEmpty()).isTrue();
        assertThat(sights.verdict().consequence()).endsWith("; but at 10.0.0.14: swarmstead certificate authority");
    }

    @Test
    void anAuthorityThatWasGivenUpLosesAlsoAgainstMostHosts() {
        String old = "a1".repeat(32);
        Sights<CertificatesState> sights = inPlace();
        sights.on("alpha").says("given-up", old + "\n");
        assertThat(Steps.of(sights.plan())).startsWith("CreateAuthority alpha", "IssueCertificate alpha");
        assertThat(sights.plan().steps().getFirst())
                .isEqualTo(new AuthorityStep.CreateAuthority(
                        new HostName("alpha"),
                        "garage",
                        Permitted.of(SPEC),
                        old,
                        "the one of before was given up",
                        /* trusted= */ true));

        sights.on("alpha").says("authority", "b2".repeat(32) + "  -\n");
        assertThat(sights.plan().steps())
                .containsExactly(
                        new CertificatesStep.CopyCertificates(
                                new HostName("beta"), new HostName("alpha"), /* key= */ true),
                        new CertificatesStep.CopyCertificates(
                                new HostName("gamma"), new HostName("alpha"), /* key= */ true));
    }

    @Test
    void theVerdictCountsTheHostsThatServeIt() {
        Sights<CertificatesState> sights = inPlace();
        sights.on("beta").fails("valid");

        assertThat(inPlace().verdict().level()).isEqualTo(Verdict.Level.WELL);
        assertThat(sights.verdict().fact()).isEqualTo("certificate of the cloud's own authority on 2 of 3 hosts");
    }
}
