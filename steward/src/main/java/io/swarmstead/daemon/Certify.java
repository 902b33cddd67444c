package io.swarmstead.daemon;

import io.swarmstead.acme.AcmeEngine;
import io.swarmstead.acme.Certification;
import io.swarmstead.acme.DirectoryStore;
import io.swarmstead.acme.Proofs;
import io.swarmstead.acme.WantedCertificates;
import io.swarmstead.certificates.PublicCertificates;
import io.swarmstead.spec.AcmeSpec;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.StorageSpec;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The child of {@link CertificateCare}: takes the names of routes, and says in lines what it did and when it is to be
 * started again. The store is on the volume. Whoever has a lock there is alone, on all hosts: a leader that has been
 * followed by another may not know it yet, and without a majority of bricks there is no lock to be had.
 */
final class Certify {
    /** What begins a line that tells what was done. */
    static final String DID = "did ";

    /** What begins the line that tells when the next visit is due. */
    static final String NEXT = "next ";

    /** Of one visit. */
    static final Duration LONGEST = Duration.ofMinutes(4);

    private static final Duration BUSY = Duration.ofSeconds(10);

    private final CloudSpec cloud;
    private final AcmeSpec acme;
    private final StorageSpec storage;
    private final Path folder;
    private final Path wishes;
    private final Consumer<String> out;

    Certify(CloudSpec cloud, AcmeSpec acme, Consumer<String> out) {
        this.cloud = cloud;
        this.acme = acme;
        this.storage = cloud.storage();
        this.folder = Path.of(PublicCertificates.folder(storage));
        this.wishes = Path.of(PublicCertificates.wishes(storage));
        this.out = out;
    }

    void run(Collection<String> routes) throws IOException, InterruptedException {
        Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        try (FileChannel file =
                        FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = file.tryLock()) {
            if (lock == null) {
                out.accept(NEXT + Instant.now().plus(BUSY));
                return;
            }
            visit(routes);
        }
    }

    private void visit(Collection<String> routes) throws IOException, InterruptedException {
        AcmeEngine engine = new AcmeEngine(
                acme, new DirectoryStore(folder), Proofs.of(cloud, acme), InstantSource.system(), new SecureRandom());
        Map<String, Path> asked = asked();
        Certification certification = new Certification(
                engine,
                acme.directory().getHost(),
                storage,
                WantedCertificates.of(routes, acme),
                what -> out.accept(DID + what));
        Optional<Instant> next = certification.visit(asked.keySet(), LONGEST);
        for (Path wish : asked.values()) {
            Files.deleteIfExists(wish);
        }
        out.accept(NEXT + next.orElse(Instant.now().plus(Duration.ofDays(1))));
    }

    private Map<String, Path> asked() throws IOException {
        Map<String, Path> asked = new TreeMap<>();
        if (Files.isDirectory(wishes)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(wishes)) {
                files.forEach(file -> asked.put(String.valueOf(file.getFileName()), file));
            }
        }
        return asked;
    }
}
