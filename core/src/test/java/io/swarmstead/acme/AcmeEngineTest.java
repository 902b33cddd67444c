package io.swarmstead.acme;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstead.spec.AcmeSpec;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the engine does by itself, while nobody answers; what it does with an authority is {@code AcmeTest}. */
class AcmeEngineTest {
    /** Nothing listens on TCP port 1. */
    private static final URI NOBODY = URI.create("https://127.0.0.1:1/dir");

    private static final CertificateWant WIKI = new CertificateWant(List.of("wiki.example.org"));

    @TempDir
    private Path folder;

    private Instant now = Instant.parse("2026-11-24T10:00:00Z");

    @Test
    void nothingIsAskedWhileItRestsNotEvenByTheNextEngine() throws IOException {
        assertThat(engine(spec()).advance(WIKI)).isEqualTo(new Progress.Advanced("decided to ask 127.0.0.1"));
        Progress.Held held = held(engine(spec()));

        assertThat(held.problem().what()).isEqualTo("127.0.0.1 does not do its work");
        assertThat(held.until()).isEqualTo(now.plusSeconds(10));
        now = now.plusSeconds(9);
        assertThat(held(engine(spec()))).isEqualTo(held);
        now = now.plusSeconds(1);
        assertThat(held(engine(spec())).until()).isEqualTo(now.plusSeconds(20));
    }

    @Test
    void theKeyOfTheAccountIsMadeOnce() throws IOException {
        String thumbprint = engine(spec()).thumbprint();

        assertThat(thumbprint).matches("[A-Za-z0-9_-]{43}");
        assertThat(engine(spec()).thumbprint()).isEqualTo(thumbprint);
        assertThat(HttpAnswers.to(HttpAnswers.PATH + "to-ken", thumbprint)).contains("to-ken." + thumbprint);
        assertThat(HttpAnswers.to(HttpAnswers.PATH + "to/ken", thumbprint)).isEmpty();
        assertThat(HttpAnswers.to("/", thumbprint)).isEmpty();
    }

    @Test
    void anOrderToAnAuthorityThatIsNoLongerAskedIsLetGo() throws IOException {
        engine(spec()).advance(WIKI);
        AcmeSpec other = TestAuthority.spec(URI.create("https://127.0.0.1:2/dir"));

        assertThat(engine(other).advance(WIKI))
                .isEqualTo(new Progress.Advanced("let an order go that is no longer wanted"));
        assertThat(engine(other).advance(WIKI)).isEqualTo(new Progress.Advanced("decided to ask 127.0.0.1"));
    }

    @Test
    void anOrderThatIsDecidedIsCountedAndAnotherNeedsRoom() throws IOException {
        Records records = new Records(new DirectoryStore(folder));
        LimitLog log = LimitLog.EMPTY;
        for (int i = 0; i < 149; i++) {
            log = log.with(new LimitLog.Event(LimitLog.Kind.ORDER, NOBODY, now, List.of("n.example.org")));
        }
        records.write(log);

        engine(spec()).advance(WIKI);
        Progress next = engine(spec()).advance(new CertificateWant(List.of("shop.example.org")));

        assertThat(next).isInstanceOfSatisfying(Progress.Held.class, held -> {
            assertThat(held.problem().what()).isEqualTo("shop.example.org: no order now");
            assertThat(held.until()).isEqualTo(now.plus(Duration.ofHours(3)));
        });
    }

    private Progress.Held held(AcmeEngine engine) throws IOException {
        return (Progress.Held) engine.advance(WIKI);
    }

    private AcmeEngine engine(AcmeSpec spec) {
        return new AcmeEngine(spec, new DirectoryStore(folder), Proofs.HTTP, () -> now, new Random(1));
    }

    private static AcmeSpec spec() {
        return TestAuthority.spec(NOBODY);
    }
}
