package io.swarmstead.certificates;

import io.swarmstead.GoldenSteps;
import io.swarmstead.host.FakeFleet;
import io.swarmstead.host.HostException;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.HostName;
import io.swarmstead.spec.Specs;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every kind of step of the certificates, as it is told and as hosts get it, in {@code src/test/resources/certificates-steps}. */
class GoldenCertificatesStepsTest {
    private static final CloudSpec SPEC = Specs.threeHosts();
    private static final HostName ALPHA = new HostName("alpha");
    private static final HostName BETA = new HostName("beta");

    private static final Map<String, CertificatesStep> STEPS = Map.of(
            "create-authority",
            new AuthorityStep.CreateAuthority(
                    ALPHA, SPEC.name(), Permitted.of(SPEC), "", "no host holds one", /* trusted= */ false),
            "encrypt-key",
            new AuthorityStep.EncryptKey(ALPHA),
            "take-key-away",
            new AuthorityStep.TakeKeyAway(BETA, ALPHA),
            "issue-certificate",
            new CertificatesStep.IssueCertificate(ALPHA, SPEC.domain(), Permitted.EVERYTHING.names(SPEC)),
            "copy-certificates",
            new CertificatesStep.CopyCertificates(BETA, ALPHA, /* key= */ true));

    private static final String KEY = "-----BEGIN PRIVATE KEY-----\nMIGH\n-----END PRIVATE KEY-----\n";

    private static FakeFleet fleet() {
        FakeFleet fleet = FakeFleet.of("alpha", "beta");
        fleet.hosts()
                .forEach(host -> fleet.host(host.name())
                        .accepts("")
                        .answersScript("fits \"$1/ca.key\" \"$1/ca.crt\" \"$2\" && key", KEY));
        return fleet;
    }

    @Test
    void eachTellsWhyItIsThereAndDoesThisToHosts() throws HostException {
        new GoldenSteps("certificates-steps", CertificatesStep.class).match(STEPS, GoldenCertificatesStepsTest::fleet);
    }
}
