package io.swarmstead.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstead.acme.AcmeEngine;
import io.swarmstead.acme.CertificateWant;
import io.swarmstead.acme.DirectoryStore;
import io.swarmstead.acme.Issued;
import io.swarmstead.acme.Progress;
import io.swarmstead.acme.Proofs;
import io.swarmstead.acme.PublishedCertificates;
import io.swarmstead.spec.AcmeSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Orders against a real Pebble that does what authorities do to their customers, and engines that are cut. */
@WithPebble
class AcmeTroubleTest {
    private static final CertificateWant WIKI = new CertificateWant(List.of("wiki.example.test"));

    @TempDir
    private Path folder;

    private final ShiftedClock clock = new ShiftedClock();

    @Test
    void halfOfTheNoncesAreRefused() throws Exception {
        try (Pebble pebble = new Pebble(folder).refusingNonces(50).start()) {
            AcmeEngine engine = engine(pebble.spec());
            try (var _ = Answerer.of(pebble, engine, 0)) {
                for (String name : List.of("a.example.test", "b.example.test", "c.example.test")) {
                    new Issuance(engine, clock).renewed(new CertificateWant(List.of(name)));
                }
            }
            assertThat(pebble.orders()).isEqualTo(3);
            assertThat(pebble.certificates()).isEqualTo(3);
        }
    }

    @Test
    void aNameThatIsNotProvedIsOrderedAgainLaterAndLater() throws Exception {
        try (Pebble pebble = new Pebble(folder).start()) {
            AcmeEngine engine = engine(pebble.spec());
            Issuance issuance = new Issuance(engine, clock);
            try (var _ = Answerer.of(pebble, engine, 2)) {
                issuance.renewed(WIKI);
            }
            assertThat(issuance.holds())
                    .hasSize(2)
                    .allSatisfy(held -> assertThat(held.problem().what()).startsWith("wiki.example.test: not proved"));
            assertThat(issuance.rests().get(0)).isCloseTo(Duration.ofMinutes(1), Duration.ofSeconds(5));
            assertThat(issuance.rests().get(1)).isCloseTo(Duration.ofMinutes(10), Duration.ofSeconds(5));
            assertThat(pebble.orders()).isEqualTo(3);
            assertThat(pebble.certificates()).isEqualTo(1);
        }
    }

    @Test
    void namesThatAreFoundAtRandomCostNoMoreOrdersThanProofsAreMissed() throws Exception {
        List<String> names = List.of("a.example.test", "b.example.test", "c.example.test", "d.example.test");
        Random lots = new Random(1);
        AtomicLong missed = new AtomicLong();
        List<Duration> rests = new ArrayList<>();
        try (Pebble pebble = new Pebble(folder).refusingNonces(0).start();
                AcmeFront front = new AcmeFront(pebble)) {
            AcmeEngine engine = engine(pebble.spec(front.directory()));
            front.whenTaken("/order-plz", () -> {
                boolean found = lots.nextBoolean();
                names.forEach(name -> pebble.finds(name, found));
                missed.addAndGet(found ? 0 : 1);
            });
            try (var _ = Answerer.of(pebble, engine, 0)) {
                for (String name : names) {
                    Issuance issuance = new Issuance(engine, clock);
                    issuance.renewed(new CertificateWant(List.of(name)));
                    rests.addAll(issuance.rests());
                }
            }
            assertThat(missed).hasPositiveValue();
            assertThat(pebble.orders()).isEqualTo(names.size() + missed.get());
            assertThat(pebble.certificates()).isEqualTo(names.size());
            assertThat(rests).as("a rest for each").hasSize(missed.intValue());
        }
    }

    @Test
    void anAuthorityThatForgetsEverythingIsToldAgain() throws Exception {
        try (Pebble pebble = new Pebble(folder).start()) {
            AcmeEngine engine = engine(pebble.spec());
            try (var _ = Answerer.of(pebble, engine, 0)) {
                Issuance issuance = new Issuance(engine, clock);
                issuance.until(WIKI, "placed the order");
                pebble.restart();

                Issued first = issuance.renewed(WIKI);
                pebble.restart();
                clock.forwardTo(first.notAfter().minus(Duration.ofDays(1)));
                Issued second = new Issuance(engine, clock).renewed(WIKI);

                assertThat(issuance.steps()).contains("the account is registered anew");
                assertThat(issuance.holds()).isEmpty();
                assertThat(second.chain()).isNotEqualTo(first.chain());
                assertThat(pebble.orders()).isEqualTo(3);
                assertThat(pebble.certificates()).isEqualTo(2);
            }
        }
    }

    @Test
    void anAuthorityThatLosesOrderAfterOrderIsAskedLessAndLess() throws Exception {
        try (Pebble pebble = new Pebble(folder).refusingNonces(0).start();
                AcmeFront front = new AcmeFront(pebble)) {
            AcmeEngine engine = engine(pebble.spec(front.directory()));
            try (var _ = Answerer.of(pebble, engine, 0)) {
                for (int i = 0; i < 4; i++) {
                    front.answerNext("/my-order/", 404, "text/plain", Duration.ZERO, "no such order");
                }
                Issuance issuance = new Issuance(engine, clock);

                issuance.renewed(WIKI);

                assertThat(pebble.orders()).isEqualTo(5);
                assertThat(issuance.rests()).as("at once only the first time").hasSize(3);
                assertThat(issuance.rests()).isSorted();
            }
        }
    }

    @Test
    void anAuthorityThatIsDownIsAskedLaterAndTheOldCertificateStays() throws Exception {
        try (Pebble pebble = new Pebble(folder).start()) {
            AcmeEngine engine = engine(pebble.spec());
            try (var _ = Answerer.of(pebble, engine, 0)) {
                Issued first = new Issuance(engine, clock).renewed(WIKI);
                pebble.stop();
                clock.forwardTo(first.notAfter().minus(Duration.ofDays(1)));
                Issuance down = new Issuance(engine, clock);
                for (int i = 0; i < 12; i++) {
                    Progress.Held held = down.held(WIKI);
                    assertThat(held.problem().what()).isEqualTo("127.0.0.1 does not do its work");
                    assertThat(Duration.between(clock.instant(), held.until()))
                            .isLessThanOrEqualTo(Duration.ofHours(1));
                    clock.forwardTo(held.until());
                }
                assertThat(engine.certificate(WIKI)).map(Issued::chain).contains(first.chain());

                pebble.restart();

                assertThat(new Issuance(engine, clock).renewed(WIKI).chain()).isNotEqualTo(first.chain());
                assertThat(pebble.orders()).isEqualTo(2);
            }
        }
    }

    /**
     * At each point one message is lost, in the middle of which the process is killed. The authority takes one order and
     * registers one account in all: where its answer was lost, the next one asks it what it has.
     */
    @ParameterizedTest
    @EnumSource
    void whoIsKilledIsFollowedByAnotherProcessThatFinishesTheSameOrder(CutPoint point) throws Exception {
        Path volume = folder.resolve("volume");
        try (Pebble pebble = new Pebble(folder).refusingNonces(0).start();
                AcmeFront front = new AcmeFront(pebble)) {
            AcmeSpec spec = pebble.spec(front.directory());
            AcmeEngine next = CertifyingProcess.engine(volume, spec);
            try (var _ = Answerer.of(pebble, next, 0)) {
                CompletableFuture<Void> lost = front.loseNext(point.path(), point.way());
                try (var _ = CertifyingProcess.start(volume, front.directory(), pebble.trust(), WIKI)) {
                    lost.get(1, TimeUnit.MINUTES);
                }
                Path record = volume.resolve("config/.swarmstead/acme/certificate/wiki.example.test.json");
                assertThat(record).content().contains("\"state\":\"%s\"".formatted(point.stored()));
                assertThat(next.certificate(WIKI)).isEmpty();

                CertifyingProcess.visit(volume, spec, WIKI);

                PublishedCertificates published = PublishedCertificates.newest(CertifyingProcess.storage(volume))
                        .orElseThrow();
                assertThat(published.certificates()).extracting(Issued::names).containsExactly(WIKI.names());
                assertThat(front.taken("/sign-me-up")).as("accounts").isEqualTo(1);
                assertThat(pebble.orders()).isEqualTo(1);
                assertThat(front.taken("/order-plz")).isEqualTo(1);
                assertThat(front.taken("/finalize-order/")).isEqualTo(1);
                assertThat(pebble.certificates()).isEqualTo(1);
            }
        }
    }

    @Test
    void whoTakesNoMoreForNowIsAskedWhenItSays() throws Exception {
        try (Pebble pebble = new Pebble(folder).refusingNonces(0).start();
                AcmeFront front = new AcmeFront(pebble)) {
            AcmeEngine engine = engine(pebble.spec(front.directory()));
            try (var _ = Answerer.of(pebble, engine, 0)) {
                front.answerNext("/order-plz", 429, "application/problem+json", Duration.ofHours(5), """
                        {"type": "urn:ietf:params:acme:error:rateLimited", "detail": "too many orders", "status": 429}""");
                front.answerNext("/finalize-order/", 503, "text/html", Duration.ofMinutes(7), "<h1>busy</h1>");
                Issuance issuance = new Issuance(engine, clock);

                issuance.renewed(WIKI);

                assertThat(issuance.holds())
                        .extracting(held -> held.problem().why())
                        .satisfiesExactly(
                                why -> assertThat(why).isEqualTo("too many orders"),
                                why -> assertThat(why).startsWith("HTTP 503"));
                assertThat(issuance.rests().get(0)).isCloseTo(Duration.ofHours(5), Duration.ofSeconds(5));
                assertThat(issuance.rests().get(1)).isCloseTo(Duration.ofMinutes(7), Duration.ofSeconds(5));
                assertThat(front.requests("/order-plz")).isEqualTo(2);
                assertThat(pebble.orders()).isEqualTo(1);
                assertThat(pebble.certificates()).isEqualTo(1);
            }
        }
    }

    private AcmeEngine engine(AcmeSpec spec) {
        return new AcmeEngine(spec, new DirectoryStore(folder.resolve("store")), Proofs.HTTP, clock, new Random(1));
    }
}
