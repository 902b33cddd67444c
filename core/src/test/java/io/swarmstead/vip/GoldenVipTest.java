package io.swarmstead.vip;

import io.swarmstead.Golden;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.HostSpec.Role;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is rendered for the cases in {@code src/test/resources/vip}. */
class GoldenVipTest {
    static List<Golden> cases() {
        return Golden.cases("vip");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyManagerGetsTheseFiles(Golden golden) {
        CloudSpec spec = golden.spec();
        golden.matchesFiles(
                host -> spec.host(host).role() == Role.MANAGER ? KeepalivedFiles.of(spec, host, "eth0") : List.of());
    }
}
