package io.swarmstead.ingress;

import io.swarmstead.Golden;
import io.swarmstead.host.HostFile;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.HostName;
import io.swarmstead.spec.HostSpec;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is rendered for the cases in {@code src/test/resources/ingress}. */
class GoldenIngressTest {
    static List<Golden> cases() {
        return Golden.cases("ingress");
    }

    private static List<HostName> managers(CloudSpec spec) {
        return spec.managers().stream().map(HostSpec::name).toList();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyManagerGetsTheseFilesAndTheSwarmThisStack(Golden golden) {
        CloudSpec spec = golden.spec();
        HostFile stack = HostFile.of("/rendered/stack.yaml", IngressStack.file(spec, managers(spec)));
        golden.matchesFiles(host -> Stream.concat(IngressFiles.of(spec, host).stream(), Stream.of(stack))
                .toList());
    }
}
