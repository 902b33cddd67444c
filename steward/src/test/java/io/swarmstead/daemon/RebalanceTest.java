package io.swarmstead.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.swarmstead.host.Command;
import io.swarmstead.host.HostException;
import io.swarmstead.spec.CloudFile;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One pass: alpha and beta run two tasks of shop_web each, alpha both of shop_db, and gamma, which came back, runs none. */
@Timeout(30)
class RebalanceTest {
    private final List<String> said = new ArrayList<>();
    private String toHeal = "";
    private List<String> web = List.of("alpha", "alpha", "beta", "beta");

    @TempDir
    private Path directory;

    private final AnsweringHost host = AnsweringHost.printing(this::answer);

    @BeforeEach
    void allIsWell() throws IOException {
        Files.createFile(mark());
    }

    private Path mark() {
        return directory.resolve("calm");
    }

    private void run() throws HostException {
        String text = """
                cloud: garage
                domain: cloud.example.com
                hosts: {alpha: 10.0.0.11, beta: 10.0.0.12, gamma: 10.0.0.13}
                """;
        if (CloudFile.read("cloud.yaml", text) instanceof Reading.Valid(CloudSpec spec)) {
            new Rebalance(spec, host, mark(), said::add).run();
        }
    }

    private String answer(Command command) {
        String line = command.line();
        if (command.input().contains("xattrop")) {
            return toHeal;
        }
        if (line.startsWith("date")) {
            return "1788256860000\n";
        }
        if (line.contains("/update?")) {
            web = List.of("alpha", "beta", "gamma", "gamma");
            return "{}";
        }
        if (line.contains("/nodes")) {
            return Stream.of("alpha", "beta", "gamma")
                    .map("""
                    {"ID":"n-%1$s","Spec":{"Labels":{"swarmstead.host":"%1$s"}},"Status":{"State":"ready"}}"""::formatted)
                    .toList()
                    .toString();
        }
        if (line.contains("/tasks")) {
            return Stream.concat(
                            tasks("web", web),
                            line.contains("\"service\"") ? Stream.of() : tasks("db", List.of("alpha", "alpha")))
                    .toList()
                    .toString();
        }
        if (line.contains("/services/")) {
            return service("web", 4, "start-first", 1);
        }
        if (line.contains("\"id\"")) {
            return "[" + service("web", 4, "start-first", 1) + "]";
        }
        return line.contains("/services")
                ? "[%s,%s]".formatted(service("web", 4, "start-first", 1), service("db", 2, "stop-first", 0))
                : "";
    }

    private static Stream<String> tasks(String service, List<String> hosts) {
        return hosts.stream().map(host -> """
                {"ID":"t","ServiceID":"id-of-%s","Slot":1,"NodeID":"n-%s","DesiredState":"running",\
                "Status":{"Timestamp":"2026-09-01T10:00:00Z","State":"running"}}""".formatted(service, host));
    }

    private static String service(String name, int replicas, String order, int parallelism) {
        return """
                {"ID":"id-of-%1$s","Version":{"Index":41},"Spec":{"Name":"shop_%1$s",\
                "Labels":{"com.docker.stack.namespace":"shop"},"TaskTemplate":{"ContainerSpec":{"Image":"web:1"}},\
                "Mode":{"Replicated":{"Replicas":%2$d}},"UpdateConfig":{"Parallelism":%4$d,"Order":"%3$s"}},\
                "UpdateStatus":{"State":"completed"},\
                "ServiceStatus":{"RunningTasks":%2$d,"DesiredTasks":%2$d}}""".formatted(name, replicas, order, parallelism);
    }

    private List<String> updates() {
        return host.lines().stream().filter(line -> line.contains("/update?")).toList();
    }

    @Test
    void whatNobodyNoticesIsSpreadAndTheRestIsNamedWithItsCommand() throws HostException {
        run();

        assertThat(updates()).singleElement().asString().contains("/services/id-of-web/update?version=41");
        assertThat(said.stream().map(line -> line.replaceFirst("after [0-9]+ s$", "after a while")))
                .containsExactly(
                        "places the tasks of shop_web anew\talpha has 2 of its tasks, gamma 0; each new task answers before an old one goes",
                        "every task of shop_web runs\tafter a while",
                        "the tasks are spread\t",
                        "shop_db is left where it is; to move it: swarmstead rebalance shop_db\talpha has 2 of its tasks, beta 0; interrupted: its tasks are stopped all at once before new ones start");
    }

    @Test
    void withoutTheMarkNothingIsBegun() throws IOException {
        Files.delete(mark());

        assertThatExceptionOfType(HostException.class)
                .isThrownBy(this::run)
                .satisfies(
                        refused -> assertThat(refused.problem().why()).isEqualTo("something was not well meanwhile"));
        assertThat(updates()).isEmpty();
    }

    @Test
    void filesThatWaitToBeHealedKeepItFromBeginning() {
        toHeal = "0f3c\n";

        assertThatExceptionOfType(HostException.class)
                .isThrownBy(this::run)
                .satisfies(refused -> assertThat(refused.problem().why()).isEqualTo("files wait to be healed"));
        assertThat(updates()).isEmpty();
    }

    @Test
    void whatAFileSaysIsReadAsItWasWritten() {
        Rebalance.Line line = new Rebalance.Line("what", "why: a\tb");

        assertThat(Rebalance.Line.read(line.text())).isEqualTo(line);
        assertThat(Rebalance.Line.read("alone")).isEqualTo(new Rebalance.Line("alone", ""));
    }
}
