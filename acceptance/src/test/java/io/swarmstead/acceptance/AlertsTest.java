package io.swarmstead.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
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

/** What breaks is told to its owner once, and once more when it is over. */
@OnRealHosts
@Full("an incident is told when it has lasted, and its end after a minute")
@Order(5)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class AlertsTest {
    @TempDir
    static Path folder = Path.of("");

    private static Owner owner;
    private static Path file = Path.of("");

    @BeforeAll
    static void theOwnerListens() throws IOException {
        owner = new Owner();
        file = Files.writeString(
                folder.resolve("cloud.yaml"), Files.readString(TheLab.cloudFile()) + owner.alerts(folder));
        TheLab.cloud(file);
    }

    @AfterAll
    static void nobodyIsToldAnyMore() {
        TheLab.swarmstead("up", "--yes").expect(0);
        owner.close();
    }

    private static Run swarmstead(String... command) {
        List<String> all = new ArrayList<>(List.of(command));
        all.addAll(List.of("--cloud", file.toString()));
        return Run.swarmstead(all.toArray(String[]::new));
    }

    @Test
    @Order(1)
    void aTestArrivesAndWhereItGoesIsNoSecretOfNobody() {
        assertThat(swarmstead("alerts", "test").expect(0).out()).contains("webhook: taken");

        assertThat(owner.about("test")).hasSize(1);
        assertThat(TheLab.on("alpha", "stat -c %a /etc/swarmstead/alerts.json")).isEqualTo("600");
        assertThat(swarmstead("up", "--dry-run", "--json").expect(0).out()).doesNotContain("/hook");
    }

    @Test
    @Order(2)
    void aFileInSplitBrainIsToldByNameUntilSomebodyHasDecided() {
        String incident = "cloud/split-brain";
        String torn = TornFile.make("it's torn");

        await("the split-brain is told")
                .atMost(Duration.ofMinutes(2))
                .until(() -> owner.about(incident).size() == 1);
        assertThat(owner.about(incident).getFirst())
                .contains("\"event\":\"opened\"", "/it's torn", "split-brain source-brick ADDRESS:");
        assertThat(swarmstead("status").out()).contains("in split-brain: /it's torn");

        TornFile.decideFor("beta", "it's torn");
        assertThat(TheLab.on("gamma", "cat " + torn)).isEqualTo("written on beta");
        await("nothing is told of it any more")
                .atMost(Duration.ofMinutes(1))
                .until(() -> swarmstead("status")
                        .out()
                        .lines()
                        .anyMatch(line -> line.contains("bricks 3 of 3, 0 to heal") && !line.contains("split-brain")));
        TheLab.on("gamma", "rm " + torn);
    }

    @Test
    @Order(3)
    void theLossOfAHostIsToldOnceAndItsReturnOnce() {
        String incident = "cloud/host/gamma";
        TheLab.powerOff("gamma");
        await("the loss is told")
                .atMost(Duration.ofMinutes(2))
                .until(() -> owner.about(incident).size() == 1);
        assertThat(owner.about(incident).getFirst()).contains("\"event\":\"opened\"", "gamma is away");
        assertThat(swarmstead("alerts", "ls").expect(1).out()).contains("gamma is away", "told: webhook");

        TheLab.powerOn("gamma");
        await("the return is told")
                .atMost(Duration.ofMinutes(4))
                .until(() -> owner.about(incident).size() == 2);
        assertThat(owner.about(incident).getLast()).contains("\"event\":\"ended\"");
        TheLab.awaitWell(Duration.ofMinutes(3), file);
        await("nothing is broken")
                .atMost(Duration.ofMinutes(3))
                .until(() -> swarmstead("alerts", "ls").exitCode() == 0);
        assertThat(owner.about(incident)).hasSize(2);
    }

    /** An end is told when it has lasted for a minute, so the loss of the host comes before this. */
    @Test
    @Order(4)
    void theEndOfTheSplitBrainIsToldToo() {
        await("its end is told")
                .atMost(Duration.ofMinutes(2))
                .until(() -> owner.about("cloud/split-brain").size() == 2);
        assertThat(owner.about("cloud/split-brain").getLast()).contains("\"event\":\"ended\"");
    }
}
