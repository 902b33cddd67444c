package io.swarmstead.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What breaks is told to its owner once, and once more when it is over. */
@OnRealHosts
@Order(5)
final class AlertsTest {
    private static final List<String> RECEIVED = new CopyOnWriteArrayList<>();

    @TempDir
    static Path folder = Path.of("");

    private static HttpServer owner;
    private static Path file = Path.of("");

    @BeforeAll
    static void theOwnerListens() throws IOException {
        TheLab.cloud();
        String alpha = TheLab.address("alpha");
        String gateway = alpha.substring(0, alpha.lastIndexOf('.')) + ".1";
        owner = HttpServer.create(new InetSocketAddress(gateway, 0), 0);
        owner.createContext("/hook", exchange -> {
            RECEIVED.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        owner.start();
        Path url = Files.writeString(
                folder.resolve("url"),
                "http://%s:%d/hook\n".formatted(gateway, owner.getAddress().getPort()));
        file = Files.writeString(
                folder.resolve("cloud.yaml"),
                Files.readString(TheLab.cloudFile()) + "\nalerts:\n  webhook: %s\n".formatted(url));
        swarmstead("up", "--yes").expect(0);
    }

    @AfterAll
    static void nobodyIsToldAnyMore() {
        TheLab.swarmstead("up", "--yes").expect(0);
        owner.stop(0);
    }

    private static Run swarmstead(String... command) {
        List<String> all = new ArrayList<>(List.of(command));
        all.addAll(List.of("--cloud", file.toString()));
        return Run.swarmstead(all.toArray(String[]::new));
    }

    private static List<String> about(String incident) {
        return RECEIVED.stream()
                .filter(message -> message.contains("\"incident\":\"%s\"".formatted(incident)))
                .toList();
    }

    @Test
    @Order(1)
    void aTestArrivesAndWhereItGoesIsNoSecretOfNobody() {
        assertThat(swarmstead("alerts", "test").expect(0).out()).contains("webhook: taken");

        assertThat(about("test")).hasSize(1);
        assertThat(TheLab.on("alpha", "stat -c %a /etc/swarmstead/alerts.json")).isEqualTo("600");
        assertThat(swarmstead("up", "--dry-run", "--json").expect(0).out()).doesNotContain("/hook");
    }

    @Test
    @Order(2)
    void theLossOfAHostIsToldOnceAndItsReturnOnce() {
        String incident = "cloud/host/gamma";
        TheLab.powerOff("gamma");
        await("the loss is told")
                .atMost(Duration.ofMinutes(2))
                .until(() -> about(incident).size() == 1);
        assertThat(about(incident).getFirst()).contains("\"event\":\"opened\"", "gamma is away");
        assertThat(swarmstead("alerts", "ls").expect(1).out()).contains("gamma is away", "told: webhook");

        TheLab.powerOn("gamma");
        await("the return is told")
                .atMost(Duration.ofMinutes(4))
                .until(() -> about(incident).size() == 2);
        assertThat(about(incident).getLast()).contains("\"event\":\"ended\"");
        TheLab.awaitWell(Duration.ofMinutes(3), file);
        await("nothing is broken")
                .atMost(Duration.ofMinutes(3))
                .until(() -> swarmstead("alerts", "ls").exitCode() == 0);
        assertThat(about(incident)).hasSize(2);
    }

    @Test
    @Order(3)
    void aFileInSplitBrainIsToldByNameUntilSomebodyHasDecided() {
        String incident = "cloud/split-brain";
        String torn = TornFile.make("it's torn");

        await("the split-brain is told")
                .atMost(Duration.ofMinutes(2))
                .until(() -> about(incident).size() == 1);
        assertThat(about(incident).getFirst())
                .contains("\"event\":\"opened\"", "/it's torn", "split-brain source-brick ADDRESS:");
        assertThat(swarmstead("status").out()).contains("in split-brain: /it's torn");

        TornFile.decideFor("beta", "it's torn");
        assertThat(TheLab.on("gamma", "cat " + torn)).isEqualTo("written on beta");
        await("nothing is told of it any more")
                .atMost(Duration.ofMinutes(1))
                .until(() -> !swarmstead("status").out().contains("split-brain"));
        TheLab.on("gamma", "rm " + torn);
    }
}
