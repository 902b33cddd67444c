package io.swarmstead.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Certificates of a real ACME server for the routes of stacks, and what becomes of them when the leader's host is lost. */
@OnRealHosts
@Order(14)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class PublicCertificatesTest {
    private static final String FIRST = "one.certified.test";
    private static final String SECOND = "two.certified.test";
    private static final String LATER = "later.certified.test";

    @TempDir
    static Path folder = Path.of("");

    @BeforeAll
    static void aCloudThatAsksAnAuthority() {
        Run.swarmstead("lab", "up", "--acme", "--name", TheLab.name()).expect(0);
        // the first question of all makes the account's key, which every host has before anybody is asked
        for (String host : TheLab.HOSTS) {
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> TheLab.attempt(host, "test -s /var/lib/swarmstead/acme-thumbprint")
                                    .exitCode()
                            == 0);
        }
    }

    @AfterAll
    static void putAway() {
        for (String stack : List.of("certified", "later")) {
            TheLab.swarmstead("stack", "rm", stack, "--with-data", "--yes");
        }
    }

    private static Browser browser() {
        return Browser.trusting(TheLab.cloudFile().resolveSibling("acme-root.crt"));
    }

    /** The VIP and every host's own address. */
    private static List<String> addresses() {
        List<String> addresses =
                new ArrayList<>(TheLab.running().stream().map(TheLab::address).toList());
        addresses.add(TheLab.vip());
        return addresses;
    }

    /** The serials that are shown for a name, all of them by certificates of the authority; empty where one is not. */
    private static Set<String> serials(String name) {
        return addresses().stream().map(address -> serial(address, name)).collect(Collectors.toSet());
    }

    private static String serial(String address, String name) {
        try (SSLSocket socket = browser().connect(address, name)) {
            return ((X509Certificate) socket.getSession().getPeerCertificates()[0])
                    .getSerialNumber()
                    .toString(16);
        } catch (IOException _) {
            return "";
        }
    }

    /** One and the same on every host. */
    private static boolean everywhere(String name) {
        Set<String> serials = serials(name);
        return serials.size() == 1 && !serials.contains("");
    }

    private static void deploy(String stack, String routes) throws IOException {
        Path file = Files.writeString(folder.resolve(stack + ".yml"), """
                version: "3.8"
                services:
                  web:
                    image: busybox:stable
                    command: httpd -f -p 80 -h /etc
                    deploy: {replicas: 2}
                    x-swarmstead: {route: [%s], port: 80}
                """.formatted(routes));
        TheLab.swarmstead("stack", "deploy", stack, "-f", file.toString(), "--yes")
                .expect(0);
    }

    private static List<String> proxies() {
        return TheLab.HOSTS.stream()
                .map(host -> TheLab.on(host, "docker ps -q --no-trunc -f name=ingress_traefik"))
                .toList();
    }

    /** How many certificates the authority has issued in all. */
    private static long issued() throws IOException {
        try (Stream<String> lines = Files.lines(TheLab.cloudFile().resolveSibling("acme.log"))) {
            return lines.filter(line -> line.contains("Issued certificate serial"))
                    .count();
        }
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    @Test
    @Order(1)
    void theNamesOfAStackAreServedWithItsCertificatesByEveryHost() throws IOException {
        List<String> before = proxies();
        deploy("certified", FIRST + ", " + SECOND);

        long start = System.nanoTime();
        await().atMost(Duration.ofSeconds(20)).until(() -> everywhere(FIRST) && everywhere(SECOND));
        System.out.printf("two names certified and served by every host %.1f s after the deployment%n", seconds(start));

        assertThat(proxies()).as("no Traefik was started anew").isEqualTo(before);
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
        String old = serial(TheLab.vip(), FIRST);
        Browser browser = browser();
        long start = System.nanoTime();
        Prober prober = Prober.of(() -> browser.answers(TheLab.vip(), FIRST, "/hosts"), 50);
        try (prober) {
            TheLab.swarmstead("certificate", "renew", FIRST).expect(0);
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> everywhere(FIRST) && !serials(FIRST).contains(old));
        }
        System.out.printf(
                "renewed on every host after %.1f s; %d of %d requests failed%n",
                seconds(start), prober.failed(), prober.asked());
        assertThat(prober.failed()).isZero();
    }

    @Test
    @Order(3)
    void theNextLeaderFinishesTheOrderOfTheOneThatIsLost() throws IOException {
        String leader = TheLab.on(
                        "alpha", "docker node ls --format '{{if eq .ManagerStatus \"Leader\"}}{{.Hostname}}{{end}}'")
                .strip();
        long before = issued();
        deploy("later", LATER);
        String record = "/var/data/config/.swarmstead/acme/certificate/%s.json".formatted(LATER);
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> TheLab.attempt(leader, "test -s " + record).exitCode() == 0);
        TheLab.powerOff(leader);
        try {
            long start = System.nanoTime();
            await().atMost(Duration.ofMinutes(2)).until(() -> everywhere(LATER));
            System.out.printf(
                    "the order of a lost leader is finished, and served by all, after %.1f s%n", seconds(start));
        } finally {
            TheLab.powerOn(leader);
            TheLab.awaitWell(Duration.ofMinutes(3));
        }
        assertThat(issued() - before).as("certificates for one name").isEqualTo(1);
        assertThat(everywhere(LATER)).as("also by the host that came back").isTrue();
    }
}
