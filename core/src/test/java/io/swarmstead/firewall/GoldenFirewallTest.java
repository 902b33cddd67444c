package io.swarmstead.firewall;

import io.swarmstead.Golden;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is rendered for the cases in {@code src/test/resources/firewall}. */
class GoldenFirewallTest {
    static List<Golden> cases() {
        return Golden.cases("firewall");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyHostGetsTheseFiles(Golden golden) {
        golden.matchesFiles(_ -> FirewallFiles.of(golden.spec()));
    }
}
