package io.swarmstead.stacks;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstead.host.Answers;
import io.swarmstead.host.FakeHost;
import io.swarmstead.host.Folder;
import io.swarmstead.host.HostException;
import io.swarmstead.host.Result;
import io.swarmstead.spec.Problem;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** A stack goes, and what is left of it is told. */
class StackRemovalTest {
    private final FakeHost manager = new FakeHost("alpha")
            .answers(command -> command.line().contains("-X DELETE"), _ -> new Result(0, "", ""))
            .answersScript("mv -nT", "");

    /** One answer a line, as the survey's script prints them. */
    private static String lines(Answers answers) {
        return Survey.look().questions().keySet().stream()
                .map(key -> JsonMapper.shared().readTree(answers.text(key)).toString())
                .collect(Collectors.joining("\n"));
    }

    private static Answers without(String... keys) {
        Map<String, Result> results = new HashMap<>(Api.swarm().results());
        List.of(keys).forEach(key -> results.put(key, new Result(0, "[]", "")));
        return new Answers(results);
    }

    private StackRemoval shop(Duration longest) {
        return shop(true, longest);
    }

    private StackRemoval shop(boolean data, Duration longest) {
        return new StackRemoval(
                manager,
                new StackName("shop"),
                InventoryReading.read(Api.swarm()).of("shop"),
                data,
                new StackFolders(List.of(new Folder("/var/data/config/shop"), new Folder("/var/data/shop")), List.of()),
                "/var/data",
                longest);
    }

    /** What the looks after each other find; the last of them for good. */
    private void looks(Result... results) {
        Iterator<Result> next = List.of(results).iterator();
        Deque<Result> last = new ArrayDeque<>();
        manager.answers(command -> command.input().contains("/nodes"), _ -> {
            if (next.hasNext()) {
                last.push(next.next());
            }
            return last.getFirst();
        });
    }

    private static Result found(Answers answers) {
        return new Result(0, lines(answers), "");
    }

    @Test
    void itsServicesGoAndThenItsFoldersMoveAside() throws HostException {
        looks(
                found(Api.swarm()),
                new Result(22, "", "the swarm does not have a leader"),
                found(without("services", "tasks", "networks", "configs", "secrets")));

        assertThat(shop(Duration.ofMinutes(1)).run(_ -> {})).isEmpty();

        assertThat(manager.lines()).filteredOn(line -> line.contains("DELETE")).hasSize(2);
        assertThat(manager.inputs().getLast())
                .startsWith("set -- /var/data/config/shop /var/data/removed/shop-2026-09-01T100000Z/config/shop"
                        + " /var/data/shop /var/data/removed/shop-2026-09-01T100000Z/shop\n")
                .contains("mv -nT -- \"$1\" \"$2\"");
    }

    @Test
    void secretsWhoseValuesMayBeNowhereElseStayWithTheData() throws HostException {
        looks(
                found(without("services", "tasks", "networks", "configs")),
                found(secrets("shop_other", "shop_key_generated")),
                found(secrets("shop_key_generated")));

        StackRemoval removal = shop(false, Duration.ofMinutes(1));

        assertThat(removal.kept())
                .extracting(StackObject::name)
                .containsExactly("shop_key_000000000001", "shop_key_000000000002");
        assertThat(removal.going().secrets()).extracting(StackObject::name).containsExactly("shop_other");
        assertThat(removal.run(_ -> {})).isEmpty();
        assertThat(deleted()).containsExactly("/secrets/k9", "/secrets/id-of-shop_other");
    }

    @Test
    void secretsGoWithTheData() throws HostException {
        looks(
                found(without("services", "tasks", "networks", "configs")),
                found(without("services", "tasks", "networks", "configs", "secrets")));

        StackRemoval removal = shop(true, Duration.ofMinutes(1));

        assertThat(removal.kept()).isEmpty();
        assertThat(removal.run(_ -> {})).isEmpty();
        assertThat(deleted()).containsExactly("/secrets/k1", "/secrets/k2", "/secrets/k9");
    }

    private List<String> deleted() {
        return manager.lines().stream()
                .filter(line -> line.contains("DELETE"))
                .map(line -> line.replaceFirst(".*http://[^/]*(/v[0-9.]+)?", ""))
                .toList();
    }

    /** A swarm that holds nothing else; those with a hash or the word for a drawn value are ours. */
    private static Answers secrets(String... names) {
        Map<String, Result> results = new HashMap<>(
                without("services", "tasks", "networks", "configs").results());
        results.put(
                "secrets",
                new Result(
                        0,
                        List.of(names).stream()
                                .map(name -> """
                        {"ID":"id-of-%s","CreatedAt":"2026-09-01T08:00:00.1Z","Spec":{"Name":"%1$s",
                          "Labels":{"com.docker.stack.namespace":"shop"%s}}}""".formatted(
                                        name, name.endsWith("_generated") ? ",\"swarmstead.secret\":\"key\"" : ""))
                                .collect(Collectors.joining(",", "[", "]")),
                        ""));
        return new Answers(results);
    }

    @Test
    void aSwarmThatDoesNotTellIsTheReason() throws HostException {
        looks(new Result(22, "", "the swarm does not have a leader"));

        assertThat(shop(Duration.ZERO).run(_ -> {}))
                .get()
                .satisfies(problem ->
                        assertThat(problem.why()).contains("the swarm does not tell", "does not have a leader"));
        assertThat(manager.inputs()).noneMatch(input -> input.contains("mv -nT"));
    }

    @Test
    void aTaskThatOutlastedItsServiceIsStillOfTheStack() {
        Map<String, Result> results = new HashMap<>(
                without("services", "networks", "configs", "secrets").results());
        results.put("tasks", new Result(0, """
                [{"ID":"t9","ServiceID":"gone","NodeID":"id-gamma","DesiredState":"remove",
                  "Spec":{"ContainerSpec":{"Labels":{"com.docker.stack.namespace":"shop"}}},
                  "Status":{"Timestamp":"2026-09-01T09:00:02.1Z","State":"running"}}]""", ""));
        Inventory swarm = InventoryReading.read(new Answers(results));

        assertThat(swarm.stacks()).containsExactly("shop");
        assertThat(swarm.of("shop").tasks()).hasSize(1);
    }

    @Test
    void whatIsLeftIsToldAndFoldersStay() throws HostException {
        manager.answersScript("/nodes", lines(without("services")));

        Optional<Problem> left = shop(Duration.ZERO).run(_ -> {});

        assertThat(left).get().satisfies(problem -> {
            assertThat(problem.what()).isEqualTo("shop: not gone after 0 s");
            assertThat(problem.why())
                    .contains("a task of shop_web on gamma (running, host away)", "network shop_default");
        });
        assertThat(manager.inputs()).noneMatch(input -> input.contains("mv -nT"));
    }
}
