package io.swarmstead.certificates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmstead.host.FakeFleet;
import io.swarmstead.host.HostException;
import io.swarmstead.host.PlantedLinks;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.HostName;
import io.swarmstead.spec.Specs;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What managers tell of certificates; delta is a worker. */
class CertificateSurveyTest {
    private static final CloudSpec SPEC = Specs.fourHosts();
    private static final HostName BETA = new HostName("beta");
    private static final HostName GAMMA = new HostName("gamma");

    private final FakeFleet fleet = FakeFleet.of("alpha", "beta", "gamma", "delta");

    private static CertificateStatus status(String name, String step) {
        return new CertificateStatus(
                name, List.of(name), "ca", Optional.empty(), step, Instant.EPOCH, Optional.empty());
    }

    private void tells(String host, CertificateStatus... statuses) {
        fleet.sees(host, Map.of("status", CertificateStatus.json(List.of(statuses))));
    }

    @Test
    void whatAnyManagerKnowsIsToldOnceAsTheFirstOneHasIt() throws HostException {
        tells("beta", status("wiki.example.org", "ordered"));
        tells("gamma", status("wiki.example.org", "proved"), status("shop.example.org", "ordered"));
        fleet.sees("delta", Map.of());

        CertificateSurvey survey = CertificateSurvey.of(SPEC, fleet);

        assertThat(survey.managers()).containsExactly(BETA, GAMMA);
        assertThat(survey.statuses().values())
                .containsExactly(status("wiki.example.org", "ordered"), status("shop.example.org", "ordered"));
        assertThat(fleet.asked("gamma").questions())
                .hasEntrySatisfying(
                        "status",
                        question -> assertThat(question).startsWith("set -- /var/lib/swarmstead/certificates.json\n"));
        assertThat(fleet.asked("delta").questions()).isEmpty();
    }

    @Test
    void whereNoManagerAnswersNothingIsKnown() {
        fleet.sees("delta", Map.of());

        assertThatThrownBy(() -> CertificateSurvey.of(SPEC, fleet))
                .isInstanceOf(HostException.class)
                .hasMessageContaining("no manager answers");
    }

    @Test
    void whatAnotherVersionWroteIsAProblem() {
        fleet.sees("beta", Map.of("status", "<html>"));

        assertThatThrownBy(() -> CertificateSurvey.of(SPEC, fleet))
                .isInstanceOf(HostException.class)
                .hasMessageContaining("certificates.json of a manager cannot be read");
    }

    @Test
    void aWishIsLeftOnTheVolumeThroughTheFirstManagerThatAnswered() throws HostException {
        tells("beta", status("wiki.example.org", ""));
        fleet.fake("beta").accepts("");
        CertificateSurvey survey = CertificateSurvey.of(SPEC, fleet);

        survey.renew(SPEC, fleet, status("wiki.example.org", ""));

        assertThat(fleet.fake("beta").inputs())
                .singleElement()
                .asString()
                .startsWith("set -- /var/data/config/.swarmstead/acme/wishes wiki.example.org"
                        + " /var/data/config/.swarmstead/acme/wished\n")
                .contains("touch \"$1/$2\"\n", "date +%s.%N > \"$3.new\"\n");
    }

    @Test
    void noWishIsLeftBehindALink(@TempDir Path temp) throws Exception {
        PlantedLinks planted = new PlantedLinks(temp);
        planted.toDirectory("config/.swarmstead/acme/wishes");
        tells("beta", status("wiki.example.org", ""));
        fleet.fake("beta").answers(_ -> true, planted::really);
        CertificateSurvey survey = CertificateSurvey.of(SPEC, fleet);

        assertThatThrownBy(() -> survey.renew(planted.cloud(), fleet, status("wiki.example.org", "")))
                .isInstanceOf(HostException.class)
                .hasMessageContaining("symbolic link");
        planted.assertOutsideUntouched();
    }

    @Test
    void theSerialNumbersThatManagersShowAreTold() throws HostException {
        Stream.of("beta", "gamma").forEach(this::tells);
        CertificateSurvey survey = CertificateSurvey.of(SPEC, fleet);
        fleet.sees("beta", Map.of("serial", "serial=00AF31\n")).sees("gamma", Map.of("serial", ""));

        assertThat(survey.served(SPEC, fleet, status("wiki.example.org", "")))
                .containsExactly(Map.entry(BETA, "af31"), Map.entry(GAMMA, ""));
        assertThat(fleet.asked("beta").questions().get("serial"))
                .startsWith("set -- 443 wiki.example.org\n")
                .contains("-connect \"127.0.0.1:$1\" -servername \"$2\" ");
        assertThat(fleet.asked("alpha").questions()).isEmpty();
    }
}
