package io.swarmstead.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A host that came back has no tasks of two services, and gets its share at the owner's word; images it has by itself. */
@OnRealHosts
@Full("a host is away, returns, and nine tasks are placed anew")
@Order(9)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class RebalanceTest {
    private static UnevenStack stack = new UnevenStack("");

    /** Of an image that no other test uses. */
    private static final String TAG = "v3.7.16";

    /** Away for so long, a host deposes the leader when it returns, and the next one is chosen after 20 s. */
    private static final Duration STEADY = Duration.ofSeconds(30);

    private static final String LATE = """
            services:
              late:
                image: traefik:%s
            """.formatted(TAG);

    @TempDir
    static Path folder = Path.of("");

    @BeforeAll
    static void aHostThatWasAway() {
        TraefikVariant.publish(TAG, "/traefik");
        stack = UnevenStack.withoutAHost(folder);
        assertThat(TheLab.swarmstead("rebalance", "--yes").expect(1).err())
                .contains("the cloud is not well", "2 of 3 managers reachable");
        Path late = Run.write(folder.resolve("late.yml"), LATE);
        TheLab.swarmstead("stack", "deploy", "late", "-f", late.toString(), "--yes")
                .expect(0);
        TheLab.powerOn(stack.victim());
        TheLab.awaitWell(Duration.ofMinutes(3));
        TheLab.assertStaysWell(STEADY);
    }

    @AfterAll
    static void putAway() {
        UnevenStack.remove();
        TheLab.attempt("alpha", "docker stack rm late");
    }

    private static Run rebalance(String... options) {
        List<String> command = new ArrayList<>(List.of("rebalance", "even_web", "even_worker"));
        command.addAll(List.of(options));
        return TheLab.swarmstead(command.toArray(String[]::new));
    }

    @Test
    @Order(1)
    void aHostThatReturnsGetsNothingByItselfAndThePlanTellsSo() {
        assertThat(stack.counts("even_web")).containsEntry(stack.victim(), 0);
        assertThat(stack.counts("even_worker")).containsEntry(stack.victim(), 0);

        assertThat(rebalance("--dry-run", "--json").expect(0).out())
                .contains(
                        "\"service\":\"even_web\"",
                        "\"service\":\"even_worker\"",
                        "of its tasks, %s 0".formatted(stack.victim()),
                        "\"impact\":\"restart\"");
        assertThat(stack.counts("even_web")).containsEntry(stack.victim(), 0);
    }

    @Test
    @Order(2)
    void theTasksAreSpreadAndNoRequestIsLost() {
        long start = System.nanoTime();
        Run spread;
        Prober prober = UnevenStack.prober();
        try (prober) {
            spread = rebalance("--yes");
        }

        System.out.printf(
                "nine tasks of two services spread after %.1f s; %d of %d requests failed%n",
                (System.nanoTime() - start) / 1e9, prober.failed(), prober.asked());
        spread.expect(0);
        assertThat(prober.failed()).as("of %d requests", prober.asked()).isZero();
        assertThat(prober.asked()).isGreaterThan(100);
        stack.assertEven();
    }

    @Test
    @Order(3)
    void thenThereIsNothingToDo() {
        String before = TheLab.on("alpha", "docker service inspect even_web --format '{{.Version.Index}}'");

        assertThat(rebalance("--yes").expect(0).out()).contains("nothing to do");
        assertThat(TheLab.on("alpha", "docker service inspect even_web --format '{{.Version.Index}}'"))
                .isEqualTo(before);
    }

    @Test
    @Order(4)
    void itHasTheImageOfWhatWasDeployedWhileItWasAway() {
        await("the image is there, and where nothing of it runs")
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(TheLab.attempt(stack.victim(), "docker image ls -q traefik:" + TAG)
                                .out())
                        .isNotBlank());
        assertThat(TheLab.on(stack.victim(), "grep 'pulled traefik:%s' /var/log/swarmstead/journal".formatted(TAG)))
                .isNotBlank();
    }
}
