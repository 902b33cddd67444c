package io.swarmstead.acceptance;

import io.swarmstead.acme.AcmeEngine;
import io.swarmstead.acme.CertificateWant;
import io.swarmstead.acme.Certification;
import io.swarmstead.acme.DirectoryStore;
import io.swarmstead.acme.Proofs;
import io.swarmstead.certificates.PublicCertificates;
import io.swarmstead.spec.AcmeSpec;
import io.swarmstead.spec.StorageSpec;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** A process of its own that does on a volume what the child of a leader's steward does, until it is killed. */
final class CertifyingProcess implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final Process process;

    private CertifyingProcess(Process process) {
        this.process = process;
    }

    /** Starts one, which says nothing. */
    static CertifyingProcess start(Path volume, URI directory, Path trust, CertificateWant want) throws IOException {
        return new CertifyingProcess(new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        CertifyingProcess.class.getName(),
                        volume.toString(),
                        directory.toString(),
                        trust.toString(),
                        want.name())
                .inheritIO()
                .start());
    }

    /** What {@link #start} runs. */
    public static void main(String... arguments) throws IOException, InterruptedException {
        AcmeSpec spec = new AcmeSpec(
                URI.create(arguments[1]),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(arguments[2]),
                Optional.empty(),
                List.of());
        visit(Path.of(arguments[0]), spec, new CertificateWant(List.of(arguments[3])));
    }

    /** The same in this process, to its end. */
    static void visit(Path volume, AcmeSpec spec, CertificateWant want) throws IOException, InterruptedException {
        Certification certification = new Certification(
                engine(volume, spec), spec.directory().getHost(), storage(volume), List.of(want), _ -> {});
        certification.visit(Set.of(), LONGEST);
    }

    /** The engine on what it keeps on the volume. */
    static AcmeEngine engine(Path volume, AcmeSpec spec) {
        return new AcmeEngine(
                spec,
                new DirectoryStore(Path.of(PublicCertificates.folder(storage(volume)))),
                Proofs.HTTP,
                InstantSource.system(),
                new Random(1));
    }

    /** A directory of this machine, in the place of a volume. */
    static StorageSpec storage(Path volume) {
        return new StorageSpec("data", "/brick", volume.toString(), 3, 3, false);
    }

    /** By SIGKILL: it has no chance to put anything in order. */
    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
