package io.swarmstead.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** A host that came back gets its share of the tasks unasked, in a cloud whose owner wants that; with {@code -Dunasked=true}. */
@OnRealHosts
@Full("it waits for five minutes, three times")
@EnabledIfSystemProperty(named = "unasked", matches = "true", disabledReason = "it waits for five minutes, three times")
@Order(16)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class UnaskedRebalanceTest {
    /** The five minutes, and a pass of two services with several tries. */
    private static final Duration LONGEST = Duration.ofMinutes(9);

    @TempDir
    static Path folder = Path.of("");

    private static Path file = Path.of("");

    @BeforeAll
    static void anOwnerWhoWantsIt() throws IOException {
        file = Files.writeString(
                folder.resolve("cloud.yaml"), Files.readString(TheLab.cloudFile()) + "\nrebalance: true\n");
        TheLab.cloud(file);
    }

    @AfterAll
    static void putAway() {
        UnevenStack.remove();
        TheLab.swarmstead("up", "--yes").expect(0);
    }

    private static UnevenStack stack() {
        UnevenStack stack = UnevenStack.withoutAHost(folder);
        TheLab.powerOn(stack.victim());
        TheLab.awaitWell(Duration.ofMinutes(4), file);
        assertThat(stack.counts("even_web")).containsEntry(stack.victim(), 0);
        return stack;
    }

    private static boolean isUnderWay() {
        return TheLab.running().stream()
                .anyMatch(host -> TheLab.attempt(host, "test -e /run/swarmstead-steward/calm")
                                .exitCode()
                        == 0);
    }

    private static void awaitPass() {
        await("a pass begins")
                .atMost(LONGEST)
                .pollInterval(Duration.ofMillis(500))
                .until(UnaskedRebalanceTest::isUnderWay);
    }

    private static void awaitItsEnd() {
        await("the pass ends")
                .atMost(LONGEST)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> !isUnderWay());
    }

    @Test
    @Order(1)
    void aHostThatReturnsGetsItsShareAndNoRequestIsLost() {
        UnevenStack stack = stack();
        long start = System.nanoTime();
        long begun;
        int failedBefore;
        Prober prober = UnevenStack.prober();
        try (prober) {
            awaitPass();
            begun = System.nanoTime();
            failedBefore = prober.failed();
            awaitItsEnd();
        }
        System.out.printf(
                "nine tasks of two services spread unasked: begun %.0f s after all was well again, over %.0f s later;"
                        + " %d of %d requests failed, %d of them before it began%n",
                (begun - start) / 1e9,
                (System.nanoTime() - begun) / 1e9,
                prober.failed(),
                prober.asked(),
                failedBefore);

        stack.assertEven();
        assertThat(prober.failed()).as("of %d requests", prober.asked()).isZero();
        assertThat(TheLab.on(TheLab.leader(), "tail -n 5 /var/log/swarmstead/journal"))
                .contains("\"subject\":\"rebalance\",\"event\":\"the tasks are spread\"");
    }

    @Test
    @Order(2)
    void aLeaderThatIsLostInTheMiddleIsFollowedByAnotherThatWaitsAndSpreadsTheRest() {
        UnevenStack stack = stack();
        awaitPass();
        String leader = TheLab.leader();
        await("a service is being spread")
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> TheLab.on(leader, "tail -n 1 /var/log/swarmstead/journal")
                        .contains("places the tasks of"));
        TheLab.powerOff(leader);
        TheLab.powerOn(leader);
        TheLab.awaitWell(Duration.ofMinutes(5), file);
        long start = System.nanoTime();

        assertThat(isUnderWay()).isFalse();
        awaitPass();
        awaitItsEnd();
        System.out.printf(
                "spread by the leader's successor %.0f s after all was well again%n",
                (System.nanoTime() - start) / 1e9);
        stack.assertEven();
    }
}
