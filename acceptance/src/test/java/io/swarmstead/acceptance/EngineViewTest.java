package io.swarmstead.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Traefik's view of the engine, asked by somebody who has taken Traefik over: it tells, and does nothing. */
@OnRealHosts
@Tour("Traefik is told of services, and can do nothing to Docker")
@Order(3)
final class EngineViewTest {
    private static final String ASK =
            "curl -s -o /dev/null -w '%{http_code}\n' --unix-socket /run/swarmstead/engine.sock ";

    @ParameterizedTest
    @CsvSource({
        "200, http://d/services",
        "200, http://d/v1.43/tasks",
        "403, -X POST http://d/containers/create",
        "403, -X POST http://d/services/create",
        "403, -X DELETE http://d/services/whoami_web",
        "403, http://d/containers/json",
        "403, http://d/nodes",
        "403, http://d/swarm",
        "403, http://d/secrets",
        "403, --path-as-is http://d/services/../secrets",
        "403, http://d/%73ecrets",
        "413, -X GET -d body http://d/services",
        "413, http://d/services?filters=$(head -c 3000 /dev/zero | tr '\\0' x)",
        "400, -H \"X: $(head -c 30000 /dev/zero | tr '\\0' x)\" http://d/services"
    })
    void onlyWhatIsAllowedAndLittleIsAnswered(String status, String question) {
        assertThat(TheLab.on("alpha", ASK + question)).isEqualTo(status);
    }

    @Test
    void whoeverAsksTooOftenIsRefusedUntilHeStops() {
        String often = "for i in $(seq 6000); do printf 'url=http://d/no\\noutput=/dev/null\\n'; done";
        assertThat(TheLab.on("gamma", often + " > /tmp/often; " + ASK + "-K /tmp/often | sort -u; rm /tmp/often")
                        .lines())
                .containsExactly("403", "429");
        await().atMost(Duration.ofSeconds(10))
                .until(() -> TheLab.on("gamma", ASK + "http://d/_ping").equals("200"));
    }
}
