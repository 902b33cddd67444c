package io.swarmstead.acme;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstead.spec.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublicationTest {
    private static final Instant FROM = Instant.parse("2026-11-01T00:00:00Z");
    private static final Instant TO = FROM.plus(Duration.ofDays(90));
    private static final Instant NOW = FROM.plus(Duration.ofDays(1));

    @TempDir
    private Path folder;

    private final Issued wiki = TestCertificates.issued(FROM, TO, "wiki.example.org");
    private final Issued all = TestCertificates.issued(FROM, TO, "*.example.org");

    @Test
    void everyPairIsListedAndReadableByRootOnly() throws IOException {
        assertThat(publish(NOW, wiki, all)).isEmpty();

        List<String> lines = Files.readAllLines(folder.resolve("traefik/certificates.yml"));
        assertThat(lines).hasSize(6).startsWith("tls:", "  certificates:");
        assertThat(lines.get(2))
                .matches("    - certFile: \"/etc/traefik/certificates/_\\.example\\.org\\.[0-9a-f]{16}\\.crt\"");
        assertThat(lines.get(3))
                .isEqualTo(
                        lines.get(2).replace("    - certFile", "      keyFile").replace(".crt", ".key"));
        assertThat(pairs())
                .hasSize(4)
                .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .isEqualTo("rw-------"));
    }

    @Test
    void aSecondTimeNothingIsTouched() throws IOException {
        publish(NOW, wiki);
        Path list = folder.resolve("traefik/certificates.yml");
        Files.setLastModifiedTime(list, FileTime.from(FROM));

        publish(NOW, wiki);

        assertThat(Files.getLastModifiedTime(list).toInstant()).isEqualTo(FROM);
    }

    @Test
    void aRenewedOneTakesThePlaceOfTheOldAndNothingOfOthersGoes() throws IOException {
        publish(NOW, wiki, all);
        Path foreign = Files.writeString(folder.resolve("certificates/default.crt"), "of the own authority");
        Issued renewed = TestCertificates.issued(FROM, TO, "wiki.example.org");

        publish(NOW, renewed);

        assertThat(pairs()).hasSize(3).contains(foreign);
        assertThat(pairs().stream()
                        .filter(file -> file.toString().endsWith(".key"))
                        .findFirst())
                .hasValueSatisfying(key -> assertThat(key).hasContent(renewed.key()));
    }

    @Test
    void oneThatIsNotRightIsLeftOutAndTheOthersAreServed() throws IOException {
        Issued broken = TestCertificates.issued(Chain.read(all.chain()), wiki.key(), "*.example.org");

        List<Problem> faults = publish(NOW, wiki, broken);

        assertThat(faults)
                .singleElement()
                .satisfies(fault -> assertThat(fault.why()).contains("another key"));
        assertThat(pairs()).hasSize(2);
        assertThat(publish(TO, wiki)).hasSize(1);
        assertThat(folder.resolve("traefik/certificates.yml")).hasContent("tls:\n  certificates: []\n");
    }

    private List<Problem> publish(Instant now, Issued... certificates) throws IOException {
        return new Publication(
                        folder.resolve("certificates"),
                        folder.resolve("traefik/certificates.yml"),
                        "/etc/traefik/certificates")
                .publish(List.of(certificates), now);
    }

    private List<Path> pairs() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("certificates"))) {
            return files.toList();
        }
    }
}
