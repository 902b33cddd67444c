package io.swarmstead.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstead.acme.AcmeEngine;
import io.swarmstead.acme.CertificateWant;
import io.swarmstead.acme.DirectoryStore;
import io.swarmstead.acme.Issued;
import io.swarmstead.acme.Progress;
import io.swarmstead.acme.Proofs;
import io.swarmstead.spec.AcmeSpec;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Orders against a real Pebble, when all goes well. */
@WithPebble
class AcmeTest {
    private static final CertificateWant WIKI = new CertificateWant(List.of("wiki.example.test"));

    @TempDir
    private Path folder;

    private final ShiftedClock clock = new ShiftedClock();

    @Test
    void namesAreCertifiedOverHttp() throws Exception {
        try (Pebble pebble = new Pebble(folder).start()) {
            AcmeEngine engine = engine(pebble.spec());
            CertificateWant both = new CertificateWant(List.of("shop.example.test", "www.shop.example.test"));
            try (var _ = Answerer.of(pebble, engine, 0)) {
                Issued issued = new Issuance(engine, clock).renewed(both);

                assertThat(issued.names()).isEqualTo(both.names());
                assertThat(Run.of(List.of(
                                        "openssl",
                                        "verify",
                                        "-verify_hostname",
                                        "www.shop.example.test",
                                        "-CAfile",
                                        file("root.pem", pebble.root()).toString(),
                                        "-untrusted",
                                        file("chain.pem", issued.chain()).toString(),
                                        folder.resolve("chain.pem").toString()))
                                .expect(0)
                                .out())
                        .endsWith("chain.pem: OK\n");
                assertThat(engine.certificate(both)).contains(issued);
                assertThat(engine.advance(both)).isInstanceOf(Progress.Current.class);
                assertThat(pebble.orders()).isEqualTo(1);
            }
        }
    }

    @Test
    void theAuthorityDecidesWhenToRenewAndKnowsWhatIsReplaced() throws Exception {
        try (Pebble pebble = new Pebble(folder).start()) {
            AcmeEngine engine = engine(pebble.spec());
            try (var _ = Answerer.of(pebble, engine, 0)) {
                Issued first = new Issuance(engine, clock).renewed(WIKI);
                assertThat(engine.advance(WIKI)).isInstanceOf(Progress.Current.class);
                pebble.wishRenewal(
                        first.chain(),
                        "{\"suggestedWindow\": {\"start\": \"%s\", \"end\": \"%s\"}}"
                                .formatted(
                                        clock.instant().minus(Duration.ofDays(2)),
                                        clock.instant().minus(Duration.ofDays(1))));

                assertThat(engine.advance(WIKI)).as("not asked yet").isInstanceOf(Progress.Current.class);
                clock.forward(Duration.ofHours(12));
                Issued second = new Issuance(engine, clock).renewed(WIKI);

                assertThat(second.chain()).isNotEqualTo(first.chain());
                assertThat(pebble.logged("is a replacement of")).isEqualTo(1);
            }
        }
    }

    @Test
    void aProfileIsAskedForByName() throws Exception {
        try (Pebble pebble = new Pebble(folder).start()) {
            AcmeEngine shortlived = engine(profile(pebble.spec(), "shortlived"));
            try (var _ = Answerer.of(pebble, shortlived, 0)) {
                Issued issued = new Issuance(shortlived, clock).renewed(WIKI);

                assertThat(Duration.between(issued.notBefore(), issued.notAfter()))
                        .isCloseTo(Duration.ofDays(6), Duration.ofMinutes(1));
            }
            AcmeEngine unknown = engine(profile(pebble.spec(), "golden"));
            Progress.Held held = new Issuance(unknown, clock).held(new CertificateWant(List.of("gold.example.test")));

            assertThat(held.problem().what()).isEqualTo("the authority has no profile golden");
            assertThat(held.problem().why()).isEqualTo("it has classic, shortlived");
        }
    }

    @Test
    void anAccountThatTheOwnerHasIsBound() throws Exception {
        String key = "zWNDZM6eQGHWpSRTPal5eIUYFTu7EajVIoguysqZ9wG44nMEtx3MUAsUDkMTQ12W";
        try (Pebble pebble = new Pebble(folder).requiring("kid-1", key).start()) {
            Progress.Held held = new Issuance(engine(pebble.spec()), clock).held(WIKI);
            assertThat(held.problem().why()).contains("externalAccountBinding");
            clock.forwardTo(held.until());

            String file = file("hmac", key + "\n").toString();
            AcmeEngine bound = engine(bound(pebble.spec(), new AcmeSpec.Binding("kid-1", file)));
            try (var _ = Answerer.of(pebble, bound, 0)) {
                assertThat(new Issuance(bound, clock).renewed(WIKI).names()).isEqualTo(WIKI.names());
            }
        }
    }

    @Test
    void aNewNameIsRehearsedWhereNothingCounts() throws Exception {
        Path stage = Files.createDirectory(folder.resolve("stage"));
        try (Pebble pebble = new Pebble(folder).start();
                Pebble staging = new Pebble(stage).start()) {
            Path both = file("both.pem", Files.readString(pebble.trust()) + Files.readString(staging.trust()));
            AcmeEngine engine = engine(rehearsed(pebble.spec(), staging.directory(), both));
            try (var _ = Answerer.of(pebble, engine, 0);
                    var _ = Answerer.of(staging, engine, 2)) {
                Issuance issuance = new Issuance(engine, clock);

                Issued issued = issuance.renewed(WIKI);

                assertThat(issued.directory()).isEqualTo(pebble.directory());
                assertThat(issuance.holds()).hasSize(2);
                assertThat(staging.orders()).isEqualTo(3);
                assertThat(pebble.orders())
                        .as("what fails, fails in the rehearsal")
                        .isEqualTo(1);

                clock.forwardTo(issued.notAfter().minus(Duration.ofDays(1)));
                new Issuance(engine, clock).renewed(WIKI);
                assertThat(staging.orders()).as("a renewal needs none").isEqualTo(3);
            }
        }
    }

    private AcmeEngine engine(AcmeSpec spec) {
        return new AcmeEngine(spec, new DirectoryStore(folder.resolve("store")), Proofs.HTTP, clock, new Random(1));
    }

    private static AcmeSpec profile(AcmeSpec spec, String profile) {
        return new AcmeSpec(
                spec.directory(),
                spec.rehearsal(),
                spec.email(),
                Optional.of(profile),
                spec.binding(),
                spec.trust(),
                spec.dns(),
                spec.names());
    }

    private static AcmeSpec bound(AcmeSpec spec, AcmeSpec.Binding binding) {
        return new AcmeSpec(
                spec.directory(),
                spec.rehearsal(),
                spec.email(),
                spec.profile(),
                Optional.of(binding),
                spec.trust(),
                spec.dns(),
                spec.names());
    }

    private static AcmeSpec rehearsed(AcmeSpec spec, URI staging, Path trust) {
        return new AcmeSpec(
                spec.directory(),
                Optional.of(staging),
                spec.email(),
                spec.profile(),
                spec.binding(),
                Optional.of(trust.toString()),
                spec.dns(),
                spec.names());
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
