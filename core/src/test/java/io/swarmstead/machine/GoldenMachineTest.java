package io.swarmstead.machine;

import io.swarmstead.Golden;
import io.swarmstead.spec.CloudSpec;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is rendered for the cases in {@code src/test/resources/machine}. */
class GoldenMachineTest {
    static List<Golden> cases() {
        return Golden.cases("machine");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyHostGetsThesePackagesAndNames(Golden golden) {
        CloudSpec spec = golden.spec();
        golden.matches(new TreeMap<>(Map.of(
                "packages", String.join("\n", MachinePlanner.packages(spec)) + "\n",
                "hosts", MachinePlanner.names(spec) + "\n")));
    }
}
