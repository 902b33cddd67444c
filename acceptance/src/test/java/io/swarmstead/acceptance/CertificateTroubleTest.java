package io.swarmstead.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * A cloud whose authority is in trouble: it refuses every second nonce, does not find names, takes no more orders for now,
 * forgets whom it knew, and goes away. Nobody helps. The next test's cloud is brought up from whatever is left here.
 */
@OnRealHosts(OnRealHosts.Begin.HOSTS)
@Full("an authority is in trouble for minutes")
@Order(14)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class CertificateTroubleTest {
    private static final String NAME = "trouble.certified.test";
    private static final String INCIDENT = "cloud/certificate/" + NAME;
    private static final String TRUST = "/etc/ssl/acme-in-trouble.crt";
    private static final String ORDERS = "/order-plz";
    private static final String RENEWALS = "/draft-ietf-acme-ari";

    /** From the first order on. */
    private static final Duration UNTIL_RENEWAL = Duration.ofSeconds(4);

    /** Longer than a first rest of our own, of ten seconds, so that it is seen to count. */
    private static final Duration RETRY_AFTER = Duration.ofSeconds(12);

    /** Its lots are: not found, found. A second failure in a row would mean a rest of ten minutes. */
    private static final long SEED = 1;

    private static final List<String> STACKS = new ArrayList<>();

    @TempDir
    static Path folder = Path.of("");

    private static Pebble pebble;
    private static AcmeFront front;
    private static Owner owner;
    private static Path file = Path.of("");

    @BeforeAll
    static void aCloudThatAsksAnAuthorityInTrouble() throws IOException, GeneralSecurityException {
        TheLab.boot();
        // if it is there, its name is asked for too; the next test's cloud has it again
        TheLab.swarmstead("stack", "rm", "whoami", "--with-data", "--yes");
        pebble = new Pebble(folder)
                .knownAs(TheLab.gateway())
                .proving(TheLab.vip())
                .provingAnew()
                .refusingNonces(50)
                .start();
        front = new AcmeFront(pebble, TheLab.gateway());
        owner = new Owner();
        for (String host : TheLab.HOSTS) {
            TheLab.on(host, "echo '%s' > %s".formatted(Files.readString(pebble.trust()), TRUST));
        }
        String cloud = Files.readString(TheLab.cloudFile()).replaceFirst("(?m)^certificates:\n(  .*\n)+", "");
        file = Files.writeString(
                folder.resolve("cloud.yaml"),
                cloud
                        + "certificates:\n  ca: %s\n  trust: %s\n".formatted(front.directory(), TRUST)
                        + owner.alerts(folder));
        TheLab.cloud(file);
        TheLab.awaitAnswersToChallenges();
    }

    @AfterAll
    static void putAway() {
        STACKS.forEach(stack -> TheLab.swarmstead("stack", "rm", stack, "--with-data", "--yes"));
        owner.close();
        front.close();
        pebble.close();
    }

    private static void deploy(String stack, String route) {
        STACKS.add(stack);
        WebStack.deploy(folder, stack, route);
    }

    private static Browser browser() {
        return Browser.trusting(Run.write(folder.resolve("root.pem"), pebble.root()));
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    /** How many orders the stewards have counted, of those that this authority was to be asked for. */
    private static long counted() {
        String limits = TheLab.on("alpha", "cat /var/data/config/.swarmstead/acme/limits.json");
        return JsonMapper.shared()
                .readTree(limits)
                .path("events")
                .valueStream()
                .filter(event -> event.path("kind").asString("").equals("ORDER"))
                .filter(event -> event.path("directory")
                        .asString("")
                        .equals(front.directory().toString()))
                .count();
    }

    @Test
    @Order(1)
    void theOldCertificateIsServedUntilTheAuthorityIsWell() throws IOException {
        AtomicInteger placed = new AtomicInteger();
        Random lots = new Random(SEED);
        front.whenTaken(ORDERS, () -> {
            if (placed.getAndIncrement() == 0) {
                renewSoonAndTakeNoOrders();
            } else {
                pebble.finds(NAME, !lots.nextBoolean());
            }
        });
        long before = front.taken(ORDERS);
        deploy("trouble", NAME);
        Browser first = browser();
        await("the first certificate").atMost(Duration.ofMinutes(1)).until(() -> new Shown(first, NAME).isOne());
        String old = first.serial(TheLab.vip(), NAME);

        Trust trust = new Trust(Files.readString(folder.resolve("root.pem")));
        Map<String, Integer> shown = new ConcurrentHashMap<>();
        Prober prober = Prober.of(() -> isServed(trust.browser(), shown), 10);
        double recovery;
        try (prober) {
            trouble(trust);
            assertThat(new Shown(trust.browser(), NAME).serials()).containsExactly(old);
            recovery = recovery(trust, old);
        }
        long orders = front.taken(ORDERS) - before;
        System.out.printf(
                "%d requests, %d of them shown the old certificate, %d failed; %d orders, %d counted;"
                        + " the next certificate %.1f s after the authority was back%n",
                prober.asked(), shown.get(old), prober.failed(), orders, counted(), recovery);
        assertThat(prober.failed()).isZero();
        assertThat(shown.keySet()).contains(old).isSubsetOf(old, trust.browser().serial(TheLab.vip(), NAME));
        assertThat(orders)
                .as("the first, the one that was not proved, and the one after that")
                .isEqualTo(3)
                .isLessThanOrEqualTo(counted());
        assertThat(front.taken("/sign-me-up"))
                .as("an account, once for each time that nothing was remembered")
                .isEqualTo(3);
        assertThat(restAfterRefusal()).isGreaterThanOrEqualTo(RETRY_AFTER);
    }

    /** It forgets us, takes no order, does not find the name, and goes away, until the owner was told and it was asked in vain. */
    private static void trouble(Trust trust) throws IOException {
        pebble.restart();
        trust.alsoTo(pebble.root());
        await("an order is refused")
                .atMost(Duration.ofMinutes(1))
                .until(() -> front.asked(ORDERS).stream().anyMatch(one -> one.status() == 429));
        await("a name is not proved")
                .atMost(Duration.ofMinutes(1))
                .until(() -> TheLab.on("alpha", "cat /var/lib/swarmstead/certificates.json")
                        .contains("not proved"));
        pebble.stop();
        Instant gone = Instant.now();
        await("the owner is told")
                .atMost(Duration.ofMinutes(2))
                .until(() -> owner.about(INCIDENT).size() == 1);
        await("it is asked while it is away")
                .atMost(Duration.ofMinutes(2))
                .until(() -> front.asked("/").stream()
                        .anyMatch(one -> one.status() == 0 && one.at().isAfter(gone)));
    }

    /** The authority is back, and knows nobody: how many seconds it takes until every host serves the next certificate. */
    private static double recovery(Trust trust, String old) throws IOException {
        pebble.restart();
        trust.alsoTo(pebble.root());
        long back = System.nanoTime();
        Shown next = new Shown(trust.browser(), NAME);
        await("the next certificate")
                .atMost(Duration.ofMinutes(2))
                .until(() -> next.isOne() && !next.serials().contains(old));
        return seconds(back);
    }

    private static void renewSoonAndTakeNoOrders() {
        Instant due = Instant.now().plus(UNTIL_RENEWAL);
        front.answerNext(
                RENEWALS, 200, "application/json", Duration.ofHours(6), """
                {"suggestedWindow": {"start": "%s", "end": "%s"}}""".formatted(due, due.plusSeconds(1)));
        front.answerNext(ORDERS, 429, "application/problem+json", RETRY_AFTER, """
                {"type": "urn:ietf:params:acme:error:rateLimited", "detail": "too many orders", "status": 429}""");
    }

    /** How long nobody asked for an order after one was refused for now. */
    private static Duration restAfterRefusal() {
        List<AcmeFront.Asked> asked = front.asked(ORDERS);
        AcmeFront.Asked refused =
                asked.stream().filter(one -> one.status() == 429).findFirst().orElseThrow();
        Instant next = asked.stream()
                .map(AcmeFront.Asked::at)
                .filter(refused.at()::isBefore)
                .min(Instant::compareTo)
                .orElseThrow();
        return Duration.between(refused.at(), next);
    }

    private static boolean isServed(Browser browser, Map<String, Integer> shown) {
        try {
            Browser.Page page = browser.page(TheLab.vip(), NAME, "/hosts");
            shown.merge(page.serial(), 1, Integer::sum);
            return page.text().startsWith("HTTP/1.1 200");
        } catch (IOException _) {
            return false;
        }
    }

    @ParameterizedTest
    @Order(2)
    @EnumSource(names = "ORDER_PLACED")
    void theNextLeaderFinishesTheOrderOfTheOneThatIsLost(CutPoint point) throws Exception {
        String stack = point.name().toLowerCase(Locale.ROOT).replace('_', '-');
        String name = stack + ".certified.test";
        Browser browser = browser();
        String leader = TheLab.leader();
        long orders = front.taken(ORDERS);
        long certificates = pebble.certificates();
        CompletableFuture<Void> lost = front.loseNext(point.path(), point.way());
        deploy(stack, name);
        lost.get(1, TimeUnit.MINUTES);
        TheLab.powerOff(leader);
        try {
            long start = System.nanoTime();
            await("the certificate").atMost(Duration.ofMinutes(2)).until(() -> new Shown(browser, name).isOne());
            System.out.printf(
                    "%s: the order of a lost leader is finished, and served by all, after %.1f s%n",
                    point, seconds(start));
        } finally {
            TheLab.powerOn(leader);
            TheLab.awaitWell(Duration.ofMinutes(3), file);
        }
        assertThat(front.taken(ORDERS) - orders).as("orders for one name").isEqualTo(1);
        assertThat(pebble.certificates() - certificates)
                .as("certificates for one name")
                .isEqualTo(1);
        assertThat(new Shown(browser, name).isOne())
                .as("also by the host that came back")
                .isTrue();
    }

    /** An end is told when it has lasted for a minute, so the lost leaders come before this, and each knows what was told. */
    @Test
    @Order(3)
    void theOwnerWasToldOnceThatTheAuthorityIsInTroubleAndOnceThatItIsOver() {
        await("the owner is told that it is over")
                .atMost(Duration.ofMinutes(2))
                .until(() -> owner.about(INCIDENT).size() == 2);
        assertThat(owner.about(INCIDENT))
                .satisfiesExactly(
                        opened -> assertThat(opened).contains("\"event\":\"opened\"", NAME + ": not proved"),
                        ended -> assertThat(ended).contains("\"event\":\"ended\""));
    }

    /** Everything that the authority's roots have vouched for; it has another one after each restart. */
    private static final class Trust {
        private final StringBuilder roots;
        private volatile Browser browser;

        Trust(String root) throws IOException {
            roots = new StringBuilder(root);
            browser = reread();
        }

        void alsoTo(String root) throws IOException {
            roots.append(root);
            browser = reread();
        }

        Browser browser() {
            return browser;
        }

        private Browser reread() throws IOException {
            return Browser.trusting(Files.writeString(folder.resolve("roots.pem"), roots));
        }
    }
}
