package io.swarmstead.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** What a cloud's file means for its hosts. */
class CloudSpecTest {
    private static final CloudSpec FOUR = Specs.fourHosts();
    private static final HostName DELTA = new HostName("delta");

    @Test
    void theFirstThreeHostsHaveACopyOfTheData() {
        assertThat(FOUR.hostNames().stream().filter(FOUR::hasBrick).map(HostName::value))
                .containsExactly("alpha", "beta", "gamma");
        assertThat(FOUR.hasBrick(new HostName("stranger"))).isFalse();
    }

    @Test
    void oneHostHasADirectoryAndNoCopy() {
        assertThat(Specs.oneHost().storage().replicated()).isFalse();
        assertThat(FOUR.storage().replicated()).isTrue();
        assertThat(Specs.oneHost().hasBrick(new HostName("alpha"))).isFalse();
    }

    @Test
    void theFourthHostIsAWorker() {
        assertThat(FOUR.managers())
                .extracting(HostSpec::name)
                .doesNotContain(DELTA)
                .hasSize(3);
    }

    @Test
    void aHostIsFoundByItsName() {
        assertThat(FOUR.host(DELTA).address()).isEqualTo("10.0.0.14");
        assertThatThrownBy(() -> FOUR.host(new HostName("stranger")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no host stranger in the spec");
    }

    @Test
    void hostsAreSortedByTheirNames() {
        assertThat(FOUR.hostNames().stream().sorted().map(HostName::value))
                .containsExactly("alpha", "beta", "delta", "gamma");
    }

    @Test
    void nothingOfTheFileIsInAMessageByAccident() {
        assertThat(FOUR).hasToString("CloudSpec[garage]");
    }
}
