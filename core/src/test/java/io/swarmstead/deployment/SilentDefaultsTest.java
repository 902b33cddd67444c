package io.swarmstead.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No default opens one directory twice, or makes another policy of a word than Docker does. */
class SilentDefaultsTest {
    private static StackDefaults.Filled filled(String service) {
        return new StackDefaults("/var/data", List.of())
                .fill(StackFiles.read("services: {web: {image: nginx, " + service + "}}"));
    }

    private static String at(String service, String path) {
        return String.valueOf(Tree.at(filled(service).stack().services().get("web"), List.of(path.split("\\."))));
    }

    private static String order(String service) {
        return at(service, "deploy.update_config.order");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{type: volume, source: pg, target: /d}",
                "{type: bind, source: /srv/pg, target: /d}",
                "{type: bind, source: /var/data/pg, target: /d}",
                "{type: bind, source: /var/data, target: /d}",
                "{type: bind, source: //var/data//pg, target: /d}",
                "{type: bind, source: /var/data/../../srv/pg, target: /d}",
                "{type: cluster, source: pg, target: /d}",
            })
    void twoTasksNeverWriteToWhatOneHasWrittenTo(String mount) {
        String volumes = "volumes: [" + mount + "]";
        assertThat(order(volumes)).isEqualTo("stop-first");
        assertThat(at(volumes, "deploy.rollback_config.order")).isEqualTo("stop-first");
        assertThat(order(volumes + ", deploy: {placement: {constraints: [node.hostname == alpha]}}"))
                .isEqualTo("stop-first");
        assertThat(order(volumes + ", deploy: {update_config: {order: start-first}}"))
                .as("the author said so")
                .isEqualTo("start-first");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{type: volume, source: pg, target: /d, read_only: true}",
                "{type: bind, source: /srv/pg, target: /d, read_only: true}",
                "{type: volume, target: /cache}",
                "{type: tmpfs, target: /tmp}",
                "{type: bind, source: /var/run/docker.sock, target: /var/run/docker.sock}",
                "{type: bind, source: /dev/dri, target: /dev/dri}",
            })
    void whereNothingLastingIsWrittenTheNewTaskAnswersFirst(String mount) {
        assertThat(order("volumes: [" + mount + "], configs: [{source: a}], secrets: [{source: b}]"))
                .isEqualTo("start-first");
    }

    @Test
    void severalTasksShareTheVolumeAlreadyAndNoFolderOfAHost() {
        String shared = "volumes: [{type: bind, source: /var/data/up, target: /up}%s], deploy: {%s}";
        String local = ", {type: volume, source: cache, target: /cache}";
        for (String several : List.of("replicas: 2", "mode: global")) {
            assertThat(order(shared.formatted("", several))).as(several).isEqualTo("start-first");
            assertThat(order(shared.formatted(local, several))).as(several).isEqualTo("stop-first");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "on-failure:3, on-failure, 3, 120s",
        "on-failure, on-failure, null, null",
        "always, any, null, null",
        "unless-stopped, any, null, null",
        "no, null, null, null",
    })
    void aWordForRestartsIsWrittenOutBeforeAnythingIsAddedToIt(
            String word, String condition, String attempts, String window) {
        String service = "restart: \"" + word + "\"";
        assertThat(at(service, "deploy.restart_policy.condition")).isEqualTo(condition);
        assertThat(at(service, "deploy.restart_policy.max_attempts")).isEqualTo(attempts);
        assertThat(at(service, "deploy.restart_policy.window")).isEqualTo(window);
        assertThat(at(service, "deploy.restart_policy.delay")).isEqualTo("2s");
    }

    @Test
    void attemptsAreANumberAndEachAdditionIsTold() {
        StackDefaults.Filled filled = filled("restart: on-failure:3");
        assertThat(filled.stack().text()).contains("\"max_attempts\":3", "\"condition\":\"on-failure\"");
        assertThat(filled.defaults())
                .filteredOn(added -> added.reason().equals("what restart: on-failure:3 means in a swarm"))
                .extracting(StackDefault::path, StackDefault::value)
                .containsExactly(
                        tuple("deploy.restart_policy.condition", "on-failure"),
                        tuple("deploy.restart_policy.max_attempts", "3"));
    }

    @Test
    void besideAPolicyTheWordCountsForNothing() {
        String service = "restart: on-failure:3, deploy: {restart_policy: {delay: 9s}}";
        assertThat(at(service, "deploy.restart_policy")).isEqualTo("{delay=9s}");
    }
}
