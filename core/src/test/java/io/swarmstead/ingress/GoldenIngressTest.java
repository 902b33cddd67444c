package io.swarmstead.ingress;

import io.swarmstead.Golden;
import io.swarmstead.host.HostFile;
import io.swarmstead.spec.CloudSpec;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is rendered for the cases in {@code src/test/resources/ingress}. */
class GoldenIngressTest {
    static List<Golden> cases() {
        return Golden.cases("ingress");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyManagerGetsTheseFilesAndTheSwarmThisStack(Golden golden) {
        CloudSpec spec = golden.spec();
        HostFile stack = HostFile.of("/rendered/stack.yaml", IngressFiles.stack(spec));
        golden.matchesFiles(_ -> Stream.concat(IngressFiles.of(spec.ingress()).stream(), Stream.of(stack))
                .toList());
    }
}
