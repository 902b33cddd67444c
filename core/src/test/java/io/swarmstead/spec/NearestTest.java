package io.swarmstead.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {
    @Test
    void unknownWordsFindTheNearestKnownOne() {
        assertThat(Nearest.to("strage", List.of("ssh", "storage", "ingress"))).contains("storage");
    }

    @Test
    void ofSeveralTheNearestIsMeant() {
        assertThat(Nearest.to("storag", List.of("storages", "storage", "stora")))
                .contains("storage");
    }

    @Test
    void swappedNeighboursCountAsOne() {
        assertThat(Nearest.distance("vpi", "vip")).isEqualTo(1);
    }

    @Test
    void capitalsAreNoDistance() {
        assertThat(Nearest.to("SSH", List.of("ssh"))).contains("ssh");
    }

    @Test
    void wordsThatAreFarAreNotGuessed() {
        assertThat(Nearest.to("colour", List.of("cloud", "domain"))).isEmpty();
    }
}
