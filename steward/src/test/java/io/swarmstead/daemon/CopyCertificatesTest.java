package io.swarmstead.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstead.acme.PublishedCertificates;
import io.swarmstead.certificates.CertificateStatus;
import io.swarmstead.spec.Problem;
import io.swarmstead.spec.StorageSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CopyCertificatesTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void thumbprintListAndStatusComeToTheHost() throws IOException {
        CertificatePlaces places = CertificatePlaces.in(folder.resolve("host"));
        CertificateStatus failed = status(Optional.empty(), Optional.of(new Problem("it failed", "why", "next")));
        new PublishedCertificates("thumb", List.of(), List.of(failed)).publish(storage());

        assertThat(new CopyCertificates(storage(), places).run()).isEmpty();

        assertThat(places.thumbprint()).hasContent("thumb");
        assertThat(places.list()).hasContent("tls:\n  certificates: []");
        assertThat(new CertificateTroubles(places.status()).now(NOW))
                .extracting(
                        incident -> incident.key(),
                        incident -> incident.problem().what())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("cloud/certificate/wiki.example.org", "it failed"));
    }

    @Test
    void whereNothingWasPublishedNothingIsTouched() throws IOException {
        CertificatePlaces places = CertificatePlaces.in(folder.resolve("host"));

        assertThat(new CopyCertificates(storage(), places).run()).isEmpty();

        assertThat(folder.resolve("host")).doesNotExist();
        assertThat(new CertificateTroubles(places.status()).now(NOW)).isEmpty();
    }

    @Test
    void oneThatIsNotRenewedInTimeIsATroubleEvenIfNobodySaysWhy() throws IOException {
        CertificatePlaces places = CertificatePlaces.in(folder);
        var served =
                new CertificateStatus.Served("1", NOW, NOW.plus(Duration.ofDays(90)), NOW.plus(Duration.ofDays(60)));
        Files.writeString(
                places.status(), CertificateStatus.json(List.of(status(Optional.of(served), Optional.empty()))));
        CertificateTroubles troubles = new CertificateTroubles(places.status());

        assertThat(troubles.now(NOW.plus(Duration.ofDays(74)))).isEmpty();
        assertThat(troubles.now(NOW.plus(Duration.ofDays(76))))
                .singleElement()
                .satisfies(incident -> assertThat(incident.problem().what())
                        .isEqualTo("the certificate for wiki.example.org was not renewed"));
    }

    private StorageSpec storage() {
        return new StorageSpec("data", "/brick", folder.resolve("volume").toString(), 3, 3, false);
    }

    private static CertificateStatus status(Optional<CertificateStatus.Served> served, Optional<Problem> problem) {
        return new CertificateStatus(
                "wiki.example.org", List.of("wiki.example.org"), "ca.example.net", served, "", NOW, problem);
    }
}
