package io.swarmstead.spec;

import static io.swarmstead.spec.HostSpec.Role.MANAGER;
import static io.swarmstead.spec.HostSpec.Role.WORKER;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HostsReaderTest {
    @Test
    void theFirstThreeAreManagersAndTheOthersWorkers() {
        CloudSpec spec = Texts.valid(Texts.THREE_HOSTS + "  delta: 10.0.0.14\n  epsilon: 10.0.0.15\n");

        assertThat(spec.hosts()).extracting(HostSpec::role).containsExactly(MANAGER, MANAGER, MANAGER, WORKER, WORKER);
    }

    @Test
    void aWrittenRoleCounts() {
        CloudSpec spec = Texts.valid(Texts.THREE_HOSTS
                + "  delta: {address: 10.0.0.14, role: manager}\n  epsilon: {address: 10.0.0.15, role: manager}\n");

        assertThat(spec.managers()).hasSize(5);
    }

    @Test
    void aNameThatLooksLikeANumberIsAName() {
        assertThat(Texts.valid(Texts.THREE_HOSTS.replace("alpha", "1")).hostNames())
                .contains(new HostName("1"));
    }
}
