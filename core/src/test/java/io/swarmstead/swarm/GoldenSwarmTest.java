package io.swarmstead.swarm;

import io.swarmstead.Golden;
import io.swarmstead.spec.CloudSpec;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is rendered for the cases in {@code src/test/resources/swarm}. */
class GoldenSwarmTest {
    static List<Golden> cases() {
        return Golden.cases("swarm");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void dockerGetsThisConfiguration(Golden golden) {
        CloudSpec spec = golden.spec();
        golden.matchesFiles(_ -> Stream.concat(
                        EngineFiles.daemonJson(spec, golden.read("in-daemon.json")).stream(),
                        EngineFiles.dropIns(spec).stream())
                .toList());
    }
}
