package io.swarmstead.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstead.stacks.Api;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What is filled in where the author is silent. */
class StackDefaultsTest {
    private static final List<StackNode> NODES =
            StackNode.read(JsonMapper.shared().readTree(Api.nodes()));

    private static StackDefaults.Filled filled(String service) {
        return new StackDefaults("/var/data", NODES)
                .fill(StackFiles.read("services: {web: {image: nginx, " + service + "}}"));
    }

    private static Object at(StackDefaults.Filled filled, String path) {
        return String.valueOf(Tree.at(filled.stack().services().get("web"), List.of(path.split("\\."))));
    }

    private static String order(String service) {
        return at(filled(service), "deploy.update_config.order").toString();
    }

    @Test
    void aNewTaskAnswersBeforeTheOldOneGoes() {
        assertThat(order("deploy: {replicas: 2}")).isEqualTo("start-first");
        assertThat(order("deploy: {mode: global}")).isEqualTo("start-first");
    }

    @Test
    void aPortOfTheHostCannotBeShared() {
        assertThat(order("ports: [{mode: host, target: 80, published: 8080}]")).isEqualTo("stop-first");
        assertThat(order("ports: [{mode: ingress, target: 80, published: 8080}]"))
                .isEqualTo("start-first");
    }

    @Test
    void aSingleWriterIsNeverDoubled() {
        String bind = "volumes: [{type: bind, source: /var/data/db, target: /db%s}]";

        assertThat(order(bind.formatted(""))).isEqualTo("stop-first");
        assertThat(order(bind.formatted(", read_only: true"))).isEqualTo("start-first");
        assertThat(order(bind.formatted("") + ", deploy: {replicas: 2}")).isEqualTo("start-first");
        assertThat(order("volumes: [{type: bind, source: /etc/localtime, target: /etc/localtime}]"))
                .isEqualTo("start-first");
    }

    @Test
    void aTaskMoreNeedsRoomAlsoWithOneHostAway() {
        assertThat(order("deploy: {replicas: 2, placement: {max_replicas_per_node: 1}}"))
                .isEqualTo("stop-first");
        assertThat(order("deploy: {replicas: 2, placement: {max_replicas_per_node: 2}}"))
                .isEqualTo("start-first");
    }

    @Test
    void theWayBackIsLikeTheWayForth() {
        StackDefaults.Filled filled = filled("deploy: {update_config: {order: stop-first, monitor: 20s}}");

        assertThat(at(filled, "deploy.rollback_config.order")).isEqualTo("stop-first");
        assertThat(at(filled, "deploy.update_config.monitor")).isEqualTo("20s");
        assertThat(at(filled, "deploy.update_config.failure_action")).isEqualTo("rollback");
    }

    @Test
    void everyAdditionIsToldAndTheAuthorsOwnKeysAreNone() {
        StackDefaults.Filled filled = filled("stop_grace_period: 5m, deploy: {restart_policy: {delay: 9s}}");

        assertThat(filled.defaults())
                .extracting(StackDefault::path)
                .containsExactly(
                        "deploy.update_config.order",
                        "deploy.update_config.failure_action",
                        "deploy.update_config.monitor",
                        "deploy.rollback_config.order",
                        "deploy.rollback_config.monitor");
        assertThat(filled.defaults()).allSatisfy(added -> {
            assertThat(added.reason()).isNotBlank();
            assertThat(at(filled, added.path())).isEqualTo(added.value());
        });
    }

    @Test
    void attemptsAreCountedInAWindow() {
        assertThat(at(filled("deploy: {restart_policy: {max_attempts: 3}}"), "deploy.restart_policy.window"))
                .isEqualTo("120s");
    }

    @Test
    void aJobIsNotUpdatedInTurns() {
        assertThat(at(filled("deploy: {mode: replicated-job}"), "deploy.update_config"))
                .isEqualTo("null");
    }

    @Test
    void onlyALabelThatSomeHostHasIsAskedFor() {
        StackFile stack = StackFiles.read(
                "services: {db: {image: x, volumes: [{type: bind, source: /var/data/db, target: /db}]}}");
        StackNode labelled = new StackNode("alpha", true, Map.of("node.labels.swarmstead.storage", "ready"));

        assertThat(new StackDefaults("/var/data", NODES).fill(stack).stack().text())
                .doesNotContain("constraints");
        assertThat(new StackDefaults("/var/data", List.of(labelled))
                        .fill(stack)
                        .stack()
                        .text())
                .contains("\"constraints\":[\"node.labels.swarmstead.storage == ready\"]");
    }
}
