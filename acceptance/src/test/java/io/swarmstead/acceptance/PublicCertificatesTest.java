package io.swarmstead.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Certificates of a real ACME server for the routes of stacks, while all is well. */
@OnRealHosts
@Tour("every route has a certificate of an ACME authority, renewed without a lost request")
@Order(15)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class PublicCertificatesTest {
    private static final String FIRST = "one.certified.test";
    private static final String SECOND = "two.certified.test";

    @TempDir
    static Path folder = Path.of("");

    @BeforeAll
    static void aCloudThatAsksAnAuthority() {
        Run.swarmstead("lab", "up", "--acme", "--name", TheLab.name()).expect(0);
        TheLab.awaitAnswersToChallenges();
    }

    @AfterAll
    static void putAway() {
        TheLab.swarmstead("stack", "rm", "certified", "--with-data", "--yes");
    }

    private static Browser browser() {
        return Browser.trusting(TheLab.cloudFile().resolveSibling("acme-root.crt"));
    }

    /** One and the same on every host. */
    private static boolean everywhere(String name) {
        return new Shown(browser(), name).isOne();
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    @Test
    @Order(1)
    void theNamesOfAStackAreServedWithItsCertificatesByEveryHost() throws IOException {
        List<String> before = TheLab.proxies();
        WebStack.deploy(folder, "certified", FIRST, SECOND);

        long start = System.nanoTime();
        await().atMost(Duration.ofSeconds(20)).until(() -> everywhere(FIRST) && everywhere(SECOND));
        System.out.printf("two names certified and served by every host %.1f s after the deployment%n", seconds(start));

        assertThat(TheLab.proxies()).as("no Traefik was started anew").isEqualTo(before);
        // the sample's name may have been asked for before every steward knew what to answer
        await("every certificate is good")
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> TheLab.swarmstead("certificate", "ls").exitCode() == 0);
        assertThat(TheLab.swarmstead("certificate", "ls").out()).contains(FIRST, SECOND, "good");
        assertThat(TheLab.swarmstead("certificate", "show", FIRST).expect(0).out())
                .contains("alpha serves it", "beta serves it", "gamma serves it");
    }

    @Test
    @Order(2)
    void aRenewalCostsNoRequest() {
        Browser browser = browser();
        String old = browser.serial(TheLab.vip(), FIRST);
        Shown shown = new Shown(browser, FIRST);
        long start = System.nanoTime();
        Prober prober = Prober.of(() -> browser.answers(TheLab.vip(), FIRST, "/hosts"), 50);
        try (prober) {
            TheLab.swarmstead("certificate", "renew", FIRST).expect(0);
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> shown.isOne() && !shown.serials().contains(old));
        }
        System.out.printf(
                "renewed on every host after %.1f s; %d of %d requests failed%n",
                seconds(start), prober.failed(), prober.asked());
        assertThat(prober.failed()).isZero();
    }
}
