package io.swarmstead.acme;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstead.certificates.CertificateStatus;
import io.swarmstead.certificates.PublicCertificates;
import io.swarmstead.spec.AcmeSpec;
import io.swarmstead.spec.StorageSpec;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Visits while the authority answers nobody; with one that answers, they are tested on real hosts. */
class CertificationTest {
    private static final CertificateWant WIKI = new CertificateWant(List.of("wiki.example.org"));

    /** Nothing listens on TCP port 1. */
    private static final AcmeSpec NOBODY = TestAuthority.spec(URI.create("https://127.0.0.1:1/dir"));

    private final List<String> journal = new ArrayList<>();

    @TempDir
    private Path folder;

    private StorageSpec storage = new StorageSpec("data", "/brick", "/", 3, 3, false);
    private AcmeStore store = new DirectoryStore(Path.of("/"));

    @BeforeEach
    void volume() {
        storage = new StorageSpec("data", "/brick", folder.toString(), 3, 3, false);
        store = new DirectoryStore(Path.of(PublicCertificates.folder(storage)));
    }

    @Test
    void everyHostIsToldWhatToAnswerBeforeThereIsAnythingToAsk() throws Exception {
        assertThat(visit(Set.of())).isEmpty();

        PublishedCertificates published = PublishedCertificates.newest(storage).orElseThrow();
        assertThat(published.thumbprint()).isEqualTo(engine().thumbprint());
        assertThat(published.certificates()).isEmpty();
        assertThat(generation()).hasSize(17);
    }

    @Test
    void whatIsServedStaysWhileTheAuthorityIsAwayAndTheReasonIsTold() throws Exception {
        Instant now = Instant.now();
        Issued old = TestCertificates.issued(
                now.minus(Duration.ofDays(80)), now.plus(Duration.ofDays(10)), "wiki.example.org");
        new Records(store).write(WIKI, CertificateRecord.NEW.with(old));

        Optional<Instant> next = visit(Set.of(), WIKI);

        assertThat(next).isPresent();
        PublishedCertificates published = PublishedCertificates.newest(storage).orElseThrow();
        assertThat(published.certificates()).extracting(Issued::chain).containsExactly(old.chain());
        assertThat(published.statuses()).singleElement().satisfies(status -> {
            assertThat(status.name()).isEqualTo("wiki.example.org");
            assertThat(status.served()).isPresent();
            assertThat(status.problem().orElseThrow().what()).isEqualTo("127.0.0.1 does not do its work");
            assertThat(status.good(now)).isFalse();
        });
        assertThat(journal)
                .startsWith(
                        "wiki.example.org: decided to ask 127.0.0.1",
                        "wiki.example.org: 127.0.0.1 does not do its work");
    }

    @Test
    void nobodyIsWokenWhereNothingIsNew() throws Exception {
        Instant now = Instant.now();
        Issued fresh = fresh(now);
        new Records(store).write(WIKI, CertificateRecord.NEW.with(fresh));
        visit(Set.of(), WIKI);
        String before = generation();

        visit(Set.of(), WIKI);

        assertThat(generation()).isEqualTo(before);
        assertThat(journal).isEmpty();
    }

    @Test
    void aPersonsWishIsOrderedAlthoughTheOldOneIsGood() throws Exception {
        Instant now = Instant.now();
        Issued fresh = fresh(now);
        new Records(store).write(WIKI, CertificateRecord.NEW.with(fresh));

        visit(Set.of("wiki.example.org", "not-ours.example.org"), WIKI);

        assertThat(journal).startsWith("wiki.example.org: decided to ask 127.0.0.1");
    }

    @Test
    void whatIsToldOfCertificatesIsReadAgain() throws IOException, InterruptedException {
        visit(Set.of(), WIKI);
        List<CertificateStatus> told =
                PublishedCertificates.newest(storage).orElseThrow().statuses();

        assertThat(CertificateStatus.read(CertificateStatus.json(told))).isEqualTo(told);
        assertThat(CertificateStatus.read("")).isEmpty();
    }

    private Optional<Instant> visit(Set<String> wishes, CertificateWant... wants)
            throws IOException, InterruptedException {
        return new Certification(engine(), "127.0.0.1", storage, List.of(wants), journal::add)
                .visit(wishes, Duration.ofSeconds(2));
    }

    private static Issued fresh(Instant now) {
        Issued issued =
                TestCertificates.issued(now.minusSeconds(60), now.plus(Duration.ofDays(90)), "wiki.example.org");
        return new Issued(
                NOBODY.directory(),
                issued.names(),
                issued.chain(),
                issued.key(),
                issued.notBefore(),
                issued.notAfter(),
                Optional.empty(),
                now.plus(Duration.ofHours(12)));
    }

    private AcmeEngine engine() {
        return new AcmeEngine(NOBODY, store, Proofs.HTTP, InstantSource.system(), new Random(1));
    }

    private String generation() throws IOException {
        return Files.readString(Path.of(PublicCertificates.generation(storage)));
    }
}
