package io.swarmstead.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What somebody changed by hand is named, and put right. */
@OnRealHosts
@Tour("what somebody changed by hand is named, and put right")
@Order(4)
final class DriftTest {
    private static final String STANDS =
            "nft list chain inet swarmstead forward 2>&1 | grep -q 'containers to the engines' && echo stands || true";

    @Test
    void threeGapsAreNamedExactlyAndClosed() {
        TheLab.on("alpha", "systemctl stop glusterd");
        TheLab.on("beta", "rm /etc/keepalived/keepalived.conf");
        TheLab.on("gamma", "gluster --mode=script volume set swarmstead cluster.heal-timeout 599");

        JsonNode plan = JsonMapper.shared()
                .readTree(
                        TheLab.swarmstead("up", "--dry-run", "--json").expect(0).out());
        assertThat(plan.path("obstacles")).isEmpty();
        assertThat(plan.path("steps"))
                .extracting(step -> step.path("host").asString() + ": "
                        + step.path("action").asString())
                .containsExactlyInAnyOrder(
                        "alpha: start glusterd",
                        "beta: configure keepalived",
                        "beta: set cluster.heal-timeout 60 on the volume swarmstead");

        TheLab.swarmstead("up", "--yes").expect(0);
        assertThat(TheLab.swarmstead("up", "--dry-run").expect(0).out()).contains("nothing to do");
        assertThat(TheLab.on("alpha", "systemctl is-active glusterd")).isEqualTo("active");
        assertThat(TheLab.on("gamma", "gluster volume get swarmstead cluster.heal-timeout | tail -1"))
                .contains("60");
    }

    @Test
    void aFirewallThatOthersFlushedIsBackWithinSeconds() {
        TheLab.on("beta", "nft flush chain inet swarmstead forward");
        TheLab.on("gamma", "nft delete table inet swarmstead");

        await().atMost(Duration.ofSeconds(20))
                .until(() -> Stream.of("beta", "gamma")
                        .allMatch(host -> TheLab.on(host, STANDS).equals("stands")));
        assertThat(TheLab.on("beta", "tail -n 50 /var/log/swarmstead/journal")).contains("loads the firewall anew");
    }
}
