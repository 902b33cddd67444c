package io.swarmstead.certificates;

import static org.assertj.core.api.Assertions.assertThat;

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
        return new Sights<>(SPEC, new Certificates(), _ -> CertificatesAnswers.inPlace());
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
                spec, new Certificates(), _ -> CertificatesAnswers.inPlace().fails("outside"));
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
                .containsExactly(new CertificatesStep.CopyCertificates(new HostName("alpha"), new HostName("beta")));
    }

    @Test
    void aReinstalledHostGetsTheAuthorityFromAnotherAlsoWhileAThirdIsAway() {
        Sights<CertificatesState> sights = inPlace().misses("gamma");
        sights.on("alpha").fails("authority").fails("certificate").fails("valid");

        assertThat(sights.plan().steps())
                .containsExactly(new CertificatesStep.CopyCertificates(new HostName("alpha"), new HostName("beta")));
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
        assertThat(Certificates.names(SPEC))
                .isEqualTo("DNS:cloud.example.com,DNS:*.cloud.example.com,IP:10.0.0.100,IP:10.0.0.11,IP:10.0.0.12,"
                        + "IP:10.0.0.13");
    }

    @Test
    void keysAreCopiedAsSecrets() throws HostException {
        FakeFleet fleet = FakeFleet.of("alpha", "beta");
        fleet.fake("alpha")
                .answers(
                        command -> command.line().startsWith("cat "),
                        command -> new io.swarmstead.host.Result(
                                0, "content of " + command.line().substring(4), ""));

        fleet.fake("beta").answersScript("touch", "");

        new CertificatesStep.CopyCertificates(new HostName("beta"), new HostName("alpha")).apply(fleet);

        assertThat(fleet.fake("beta").files().values())
                .contains(
                        HostFile.secret(
                                "/etc/swarmstead/authority/ca.key", "content of /etc/swarmstead/authority/ca.key"),
                        HostFile.secret(
                                "/etc/swarmstead/certificates/default.key",
                                "content of /etc/swarmstead/certificates/default.key"))
                .hasSize(5);
    }

    @Test
    void theVerdictCountsTheHostsThatServeIt() {
        Sights<CertificatesState> sights = inPlace();
        sights.on("beta").fails("valid");

        assertThat(inPlace().verdict().level()).isEqualTo(Verdict.Level.WELL);
        assertThat(sights.verdict().fact()).isEqualTo("certificate of the cloud's own authority on 2 of 3 hosts");
    }
}
