package io.swarmstead.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Another Traefik, while clients ask fifty times a second through the VIP, and while others keep their connections. */
@OnRealHosts
@Full("Traefik is updated host by host, four times")
@Order(9)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class IngressUpdateTest {
    private static final int PER_SECOND = 50;
    private static final int VISITORS = 10;

    @TempDir
    static Path folder = Path.of("");

    @BeforeAll
    static void aCloudAndTwoMoreImages() {
        TraefikVariant.publish("v3.7.15", "/traefik");
        TraefikVariant.publish("v3.7.90", "/traefik", "--no-such-setting");
    }

    @AfterAll
    static void theOfferedImageAgain() {
        TheLab.swarmstead("up", "--yes");
    }

    private static Path cloud(String tag) {
        try {
            String spec = Files.readString(TheLab.cloudFile()) + "ingress: {traefik: %s}%n".formatted(tag);
            return Run.write(folder.resolve("cloud-%s.yaml".formatted(tag)), spec);
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static Run up(String tag) {
        return Run.swarmstead("up", "--yes", "--cloud", cloud(tag).toString());
    }

    private static List<String> images() {
        return TheLab.HOSTS.stream()
                .map(host -> TheLab.on(
                        host,
                        "docker inspect -f '{{.Image}}' $(docker ps -q --filter name=ingress_traefik-%s)"
                                .formatted(host)))
                .toList();
    }

    /** Brings the cloud up with this Traefik under load, of which nothing may fail. */
    private static Run underLoad(String tag) {
        Browser browser = Browser.trusting(TheLab.authority());
        String vip = TheLab.vip();
        String name = "whoami." + TheLab.domain();
        List<Visitor> visitors = Stream.generate(() -> new Visitor(browser, vip, name))
                .limit(VISITORS)
                .toList();
        Prober prober = Prober.of(() -> browser.answers(vip, name, "/"), PER_SECOND);
        Run up;
        try (prober) {
            up = up(tag);
        } finally {
            visitors.forEach(Visitor::close);
        }
        assertThat(prober.asked()).isGreaterThan(PER_SECOND);
        assertThat(prober.failed())
                .as("of %d requests on new connections", prober.asked())
                .isZero();
        assertThat(visitors)
                .allSatisfy(visitor -> assertThat(visitor.answered()).isPositive());
        assertThat(visitors.stream().mapToInt(Visitor::failed).sum())
                .as(
                        "of %d requests on kept connections",
                        visitors.stream().mapToInt(Visitor::answered).sum())
                .isZero();
        return up;
    }

    @Test
    @Order(1)
    void anUpdateGoesHostByHostAndNoRequestFails() {
        List<String> before = images();
        String holder = TheLab.vipHolder();

        underLoad("v3.7.15").expect(0);

        assertThat(images()).hasSize(3).doesNotContainAnyElementsOf(before).containsOnly(images().getFirst());
        assertThat(TheLab.vipHolder()).isNotEqualTo(holder);
        assertThat(marked()).isEmpty();
    }

    @Test
    @Order(2)
    void aTraefikThatDoesNotRunStopsAtTheFirstHostAndNoRequestFails() {
        List<String> before = images();

        Run up = underLoad("v3.7.90").expect(1);

        assertThat(up.out() + up.err())
                .contains("the new Traefik does not run", "no-such-setting", "the other hosts were left alone");
        assertThat(images()).isEqualTo(before);
        assertThat(marked()).isEmpty();
        assertThat(Run.swarmstead("up", "--dry-run", "--cloud", cloud("v3.7.15").toString())
                        .expect(0)
                        .out()
                        .lines()
                        .filter(line -> line.startsWith(" ")))
                .as("all that is left is the file that was asked for")
                .hasSize(3)
                .allMatch(line -> line.endsWith("/etc/swarmstead/cloud.yaml differs"));
    }

    @Test
    @Order(3)
    void aHostLeftOnStandbyIsACandidateAgainAfterTheNextUp() {
        String holder = TheLab.vipHolder();
        TheLab.on(holder, "echo 1 > /run/swarmstead-standby");
        assertThat(marked()).containsExactly(holder);

        Run up = up("v3.7.15").expect(0);

        assertThat(up.out() + up.err()).contains("let the host take the VIP again");
        assertThat(marked()).isEmpty();
    }

    /** As after a week: the leader's steward asks, which finds that the tag is another build now. */
    @Test
    @Order(4)
    void aNewerBuildOfTheTagIsFoundToldAndTakenByAPersonOnly() {
        List<String> before = images();
        TraefikVariant.publish("v3.7.15", "/traefik", "--global.checkNewVersion=false");
        for (String host : TheLab.HOSTS) {
            TheLab.on(host, "rm -f /var/lib/swarmstead-steward/traefik-newest; systemctl restart swarmstead-steward");
        }
        String[] dryRun = {"up", "--dry-run", "--cloud", cloud("v3.7.15").toString()};
        await("the leader's steward has asked")
                .atMost(Duration.ofMinutes(2))
                .until(() -> Run.swarmstead(dryRun).out().contains("a newer build of traefik:v3.7.15 is there"));
        assertThat(images()).isEqualTo(before);
        assertThat(Run.swarmstead("status", "--cloud", cloud("v3.7.15").toString())
                        .out())
                .contains("Traefik v3.7.15 has a newer build (sha256:");

        underLoad("v3.7.15").expect(0);

        assertThat(images()).hasSize(3).doesNotContainAnyElementsOf(before).containsOnly(images().getFirst());
        assertThat(Run.swarmstead(dryRun).expect(0).out()).doesNotContain("Traefik");
    }

    private static List<String> marked() {
        return TheLab.HOSTS.stream()
                .filter(host -> TheLab.on(host, "ls /run").lines().anyMatch("swarmstead-standby"::equals))
                .toList();
    }
}
