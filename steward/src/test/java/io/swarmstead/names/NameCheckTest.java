package io.swarmstead.names;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstead.daemon.AnsweringHost;
import io.swarmstead.host.HostException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers as of Docker 26.1. */
class NameCheckTest {
    private static final Instant NOW = Instant.parse("2026-11-27T22:00:00Z");
    private static final String LONG_AGO = "2026-11-27T21:00:00.123456789Z";

    private static final String SERVICE = """
            {"ID":"s1","UpdatedAt":"2026-11-27T21:00:00Z",
             "Spec":{"Name":"shop_db","Labels":{"com.docker.stack.namespace":"shop"}}}""";

    private String services = SERVICE;
    private final List<String> tasks = new ArrayList<>(
            List.of(task("here", "running", "running", LONG_AGO, 4), task("there", "running", "running", LONG_AGO, 5)));
    private String resolved = "tasks.shop_db 10.64.17.5 10.64.17.4\n";
    private Runnable asked = () -> {};
    private final AnsweringHost host = AnsweringHost.printing(command -> {
        if (command.line().contains("nsenter")) {
            asked.run();
            return resolved;
        }
        return "";
    });
    private final List<String> told = new ArrayList<>();

    private static String task(String node, String desired, String state, String since, int address) {
        return """
                {"ServiceID":"s1","NodeID":"%1$s","DesiredState":"%2$s",
                 "Status":{"State":"%3$s","Timestamp":"%4$s","ContainerStatus":{"PID":4711}},
                 "NetworksAttachments":[
                  {"Network":{"ID":"n1","Spec":{"Name":"shop_default"},"DriverState":{"Name":"overlay"}},
                   "Addresses":["10.64.17.%5$d/24"]},
                  {"Network":{"ID":"n2","Spec":{"Name":"ingress","Ingress":true},"DriverState":{"Name":"overlay"}},
                   "Addresses":["10.0.0.%5$d/24"]},
                  {"Network":{"ID":"n3","Spec":{"Name":"host"},"DriverState":{"Name":"host"}}}]}""".formatted(node, desired, state, since, address);
    }

    private NameCheck check() {
        return new NameCheck(
                host,
                path -> switch (path) {
                    case "/info" -> "{\"Swarm\":{\"NodeID\":\"here\"}}";
                    case "/services" -> "[" + services + "]";
                    case "/tasks" -> "[" + String.join(",", tasks) + "]";
                    default -> throw new AssertionError(path);
                },
                () -> NOW,
                told::add);
    }

    private void run() throws HostException {
        check().run();
    }

    @Test
    void aNameThatStandsForItsTasksIsRight() throws HostException {
        run();

        assertThat(told).isEmpty();
        assertThat(host.received()).singleElement().satisfies(command -> {
            assertThat(command.line()).contains("nsenter -t 4711 -n ", "--resolve");
            assertThat(command.input()).isEqualTo("tasks.shop_db");
        });
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            tasks.shop_db 10.64.17.4,             tasks.shop_db lacks 10.64.17.5
            tasks.shop_db,                        'tasks.shop_db lacks 10.64.17.4, 10.64.17.5'
            tasks.shop_db 10.64.17.4 10.64.17.5 10.64.17.9, tasks.shop_db has 10.64.17.9
            tasks.shop_db 10.64.17.4 10.64.17.9,  tasks.shop_db lacks 10.64.17.5 and has 10.64.17.9""")
    void whatIsLackingOrTooMuchIsTold(String answer, String text) throws HostException {
        resolved = answer;

        run();

        assertThat(told).containsExactly(text);
    }

    /** As on a cloud with many stacks: the service and who asks are on the stack's own network and on Traefik's. */
    private void everybodyIsOnTwoNetworks() {
        tasks.replaceAll(task -> task.replace(
                "{\"Network\":{\"ID\":\"n3\",\"Spec\":{\"Name\":\"host\"},\"DriverState\":{\"Name\":\"host\"}}}",
                "{\"Network\":{\"ID\":\"n4\",\"Spec\":{\"Name\":\"traefik_public\"},\"DriverState\":{\"Name\":\"overlay\"}},"
                        + "\"Addresses\":[\"10.66.64." + (task.contains("10.64.17.4/") ? 4 : 5) + "/24\"]}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.64.17.4 10.64.17.5", "10.66.64.4 10.66.64.5", "10.66.64.5 10.64.17.4"})
    void whoSharesTwoNetworksWithATaskMayBeToldEitherAddress(String addresses) throws HostException {
        everybodyIsOnTwoNetworks();
        resolved = "tasks.shop_db " + addresses;

        run();

        assertThat(told).isEmpty();
    }

    @Test
    void aTaskThatIsMissedOnBothNetworksIsLackingAndAnAddressThatNobodyHasIsStrange() throws HostException {
        everybodyIsOnTwoNetworks();
        resolved = "tasks.shop_db 10.64.17.4 10.66.64.4 10.66.64.9";

        run();

        assertThat(told)
                .containsExactlyInAnyOrder(
                        "tasks.shop_db lacks 10.64.17.5 and has 10.66.64.9",
                        "tasks.shop_db lacks 10.66.64.5 and has 10.66.64.9");
    }

    @Test
    void anAddressOnANetworkThatTheAskerIsNotOnIsOfNoUseToIt() throws HostException {
        tasks.set(
                1,
                task("there", "running", "running", LONG_AGO, 5)
                        .replace("\"n3\"", "\"n4\"")
                        .replace("\"DriverState\":{\"Name\":\"host\"}", "\"DriverState\":{\"Name\":\"overlay\"}")
                        .replace(
                                "{\"Name\":\"overlay\"}}}]",
                                "{\"Name\":\"overlay\"}},\"Addresses\":[\"10.66.64.5/24\"]}]"));
        resolved = "tasks.shop_db 10.64.17.4 10.66.64.5";

        run();

        assertThat(told).containsExactly("tasks.shop_db lacks 10.64.17.5 and has 10.66.64.5");
    }

    @Test
    void whoIsOnTheFewestNetworksIsAsked() throws HostException {
        everybodyIsOnTwoNetworks();
        tasks.add(task("here", "running", "running", LONG_AGO, 6)
                .replace("s1", "s2")
                .replace("4711", "4712"));

        run();

        assertThat(host.lines())
                .filteredOn(line -> line.contains("nsenter"))
                .anyMatch(line -> line.contains("-t 4712 "));
        assertThat(told).isEmpty();
    }

    @Test
    void aNameForWhichThereWasNoAnswerIsNotJudged() throws HostException {
        resolved = "";

        run();

        assertThat(told).isEmpty();
    }

    @Test
    void aServiceThatChangesIsNotJudged() throws HostException {
        resolved = "tasks.shop_db";
        for (String changing : List.of(
                task("here", "running", "starting", LONG_AGO, 6),
                task("there", "shutdown", "running", LONG_AGO, 6),
                task("there", "ready", "ready", LONG_AGO, 6),
                task("there", "running", "running", NOW.minusSeconds(5).toString(), 6))) {
            tasks.add(changing);
            told.clear();
            run();
            tasks.removeLast();
            assertThat(told).as(changing).containsExactly("? tasks.shop_db");
        }
        services = SERVICE.replace("21:00:00Z", "21:59:55Z");
        told.clear();
        run();

        assertThat(told).containsExactly("? tasks.shop_db");
    }

    @Test
    void aTaskThatEndedHasNoPartInIt() throws HostException {
        tasks.add(task("there", "shutdown", "failed", LONG_AGO, 6));

        run();

        assertThat(told).isEmpty();
    }

    @Test
    void whatChangedDuringTheQuestionIsNotJudged() throws HostException {
        resolved = "tasks.shop_db 10.64.17.5";
        asked = () -> tasks.removeFirst();

        run();

        assertThat(told).containsExactly("? tasks.shop_db");
    }

    @Test
    void nobodyLooksForTraefikByItsName() throws HostException {
        services = SERVICE.replace("\"shop\"", "\"ingress\"");
        resolved = "tasks.shop_db";

        run();

        assertThat(told).isEmpty();
    }

    @Test
    void aServiceWhoseNameIsWrongIsPlacedAnewOnceAndNoOther() throws HostException {
        check().heal();
        assertThat(host.lines()).noneMatch(line -> line.contains("update"));

        resolved = "tasks.shop_db";
        check().heal();

        assertThat(host.lines())
                .filteredOn(line -> line.contains("update"))
                .containsExactly("docker service update --quiet --force s1");
    }
}
