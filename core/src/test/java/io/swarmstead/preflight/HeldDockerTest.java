package io.swarmstead.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstead.preflight.PreflightState.Docker;
import io.swarmstead.preflight.PreflightState.OnHost;
import io.swarmstead.preflight.PreflightState.OperatingSystem;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.HostName;
import io.swarmstead.spec.Problem;
import io.swarmstead.spec.Specs;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HeldDockerTest {
    private static final CloudSpec SPEC = Specs.oneHost();

    @Test
    void aDockerThatItsOwnerHoldsIsInstalled() {
        assertThat(problems("hi")).noneMatch(what -> what.contains("half installed"));
        assertThat(problems("ii")).noneMatch(what -> what.contains("half installed"));
    }

    @Test
    void aDockerThatWasBrokenOffIsHalfInstalled() {
        assertThat(problems("iF")).anyMatch(what -> what.contains("half installed"));
        assertThat(problems("hF")).anyMatch(what -> what.contains("half installed"));
    }

    private static Stream<String> problems(String packaged) {
        OnHost host = new OnHost(
                new OperatingSystem("debian", "13", "Debian 13"),
                true,
                0,
                4096,
                Map.of(),
                Map.of(),
                List.of(),
                "10.0.0.11/24",
                false,
                "",
                List.of(),
                true,
                true,
                new Docker(true, packaged, List.of(), false),
                Map.of(),
                false);
        var hosts = new LinkedHashMap<>(Map.of(new HostName("alpha"), host));
        return new Preflight()
                .plan(SPEC, new PreflightState(hosts)).obstacles().stream().map(Problem::what);
    }
}
