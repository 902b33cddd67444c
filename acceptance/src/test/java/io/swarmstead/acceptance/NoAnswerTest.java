package io.swarmstead.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A host on which what is asked hangs, while its copy is not served and full: nobody has said that the copy is lost, or that
 * the host is no member of the swarm.
 */
@OnRealHosts
@Full("the rules behind it are shown without hosts, and each look at one that hangs takes its five seconds")
@Order(4)
final class NoAnswerTest {
    private static final String HOST = "gamma";

    private static final String HANG = """
            for program in ls curl; do
                printf '#!/bin/sh\\nexec sleep 60\\n' > /usr/local/bin/$program
                chmod 0755 /usr/local/bin/$program
            done
            """;

    private static final String ANSWER = "rm -f /usr/local/bin/ls /usr/local/bin/curl";

    /** Its steward would start it again. */
    private static final String STOP_THE_COPY =
            "systemctl stop swarmstead-steward; kill -KILL $(cat /run/gluster/vols/swarmstead/*.pid)";

    @AfterEach
    void everythingAnswers() {
        TheLab.attempt(HOST, ANSWER + "; systemctl start swarmstead-steward");
        TheLab.awaitWell(Duration.ofMinutes(3));
    }

    @Test
    void aQuestionThatHangsIsNoNo() {
        String kept = "find $(sed -n 's/^path=//p' /var/lib/glusterd/vols/swarmstead/bricks/%s:*)/whoami -type f"
                .formatted(TheLab.address(HOST));
        TheLab.on(HOST, "echo kept > /var/data/whoami/kept");
        String before = TheLab.on(HOST, kept);
        TheLab.on(HOST, STOP_THE_COPY);
        TheLab.on(HOST, HANG);

        JsonNode plan = JsonMapper.shared()
                .readTree(
                        TheLab.swarmstead("up", "--dry-run", "--json").expect(1).out());
        assertThat(plan.path("steps"))
                .extracting(step -> step.path("action").asString())
                .noneMatch(action -> action.matches(".*(copied|take |join |start the missing).*"));
        assertThat(plan.path("obstacles")).singleElement().satisfies(obstacle -> {
            assertThat(obstacle.path("what").asString())
                    .startsWith("gamma: was asked and did not answer: ")
                    .contains("storage/mark", "storage/occupied");
            assertThat(obstacle.path("why").asString()).startsWith("there was no answer within 5 s;");
            assertThat(obstacle.path("next").asString()).contains("on gamma");
        });

        JsonNode status = JsonMapper.shared()
                .readTree(TheLab.swarmstead("status", "--json").expect(1).out());
        assertThat(status.path("concerns"))
                .filteredOn(concern -> concern.path("name").asString().matches("storage|swarm"))
                .hasSize(2)
                .allSatisfy(concern -> {
                    assertThat(concern.path("level").asString()).isEqualTo("degraded");
                    assertThat(concern.path("fact").asString()).startsWith("unseen on gamma, which did not answer;");
                });
        assertThat(status.path("hosts"))
                .filteredOn(host -> !host.path("seen").asBoolean(true))
                .extracting(host -> host.path("name").asString())
                .containsExactly(HOST);

        TheLab.on(HOST, ANSWER);
        assertThat(TheLab.swarmstead("up", "--dry-run").expect(0).out())
                .contains("start the missing bricks of the volume swarmstead")
                .doesNotContain("copied");
        TheLab.swarmstead("up", "--yes").expect(0);
        assertThat(TheLab.on(HOST, kept)).isEqualTo(before);
    }
}
