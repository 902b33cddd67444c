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
                .endsWith(" 10 '5 m' shop_db shop_web")
                .doesNotContain("--follow");
    }

    @Test
    void followingEndsWithTheInput() {
        assertThat(new StackLogs(List.of("shop_web"), true, "all", "").command().line())
                .contains("--follow \"$service\" </dev/null", "read -r _ <&3; kill $clients")
                .endsWith(" all '' shop_web");
    }
}
