package io.swarmstead.stacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class StackLogsTest {
    @Test
    void oldLinesComeServiceByService() {
        assertThat(new StackLogs(List.of("shop_db", "shop_web"), false, "10", "5 m")
                        .command()
                        .line())
                .contains("docker service logs --no-task-ids --tail 10 --since ", " shop_db ", " shop_web ")
                .doesNotContain("--follow");
    }

    @Test
    void followingEndsWithTheInput() {
        assertThat(new StackLogs(List.of("shop_web"), true, "all", "").command().line())
                .contains("--tail all --follow shop_web </dev/null", "read -r _ <&3; kill $clients")
                .doesNotContain("--since");
    }
}
