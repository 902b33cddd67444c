package io.swarmstead.acme;

import io.swarmstead.certificates.CertificateStatus;
import io.swarmstead.certificates.PublicCertificates;
import io.swarmstead.spec.StorageSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the steward of the leader has for those of all managers: in one file on the shared volume, so that nobody ever
 * has one half of it. Holds private keys.
 *
 * @param thumbprint what every answer to a challenge ends with
 */
public record PublishedCertificates(String thumbprint, List<Issued> certificates, List<CertificateStatus> statuses) {
    public PublishedCertificates {
        certificates = List.copyOf(certificates);
        statuses = List.copyOf(statuses);
    }

    /** The newest; none before there was one. Reads the volume, and may hang with it. */
    public static Optional<PublishedCertificates> newest(StorageSpec storage) throws IOException {
        return new Records(store(storage)).published();
    }

    /** Puts it in place of what was there, and then tells that there is another one; does nothing where there is not. */
    public void publish(StorageSpec storage) throws IOException {
        String text = JsonMapper.shared().writeValueAsString(this);
        String generation = Publication.digest(text) + "\n";
        Path told = Path.of(PublicCertificates.generation(storage));
        if (!contents(told).equals(generation)) {
            store(storage).write(Records.PUBLISHED, text);
            DurableFile.write(told, generation);
        }
    }

    private static AcmeStore store(StorageSpec storage) {
        return new DirectoryStore(Path.of(PublicCertificates.folder(storage)));
    }

    private static String contents(Path file) throws IOException {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException _) {
            return "";
        }
    }

    /** Without the keys. */
    @Override
    public String toString() {
        return "PublishedCertificates" + certificates;
    }
}
