package io.swarmstead.spec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RuleTest {
    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.11", "192.168.1.254", "23.0.0.1", "223.255.255.255", "127.0.0.1", "1.0.0.0"})
    void addressesOfMachinesAreTaken(String text) {
        assertThat(Rule.IPV4.holds().test(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "10.0.0",
                "10.0.0.11.",
                "10.0.0.11\n",
                "010.0.0.1",
                "0.0.0.0",
                "224.0.0.1",
                "255.255.255.255",
                "1.2.3.4.5"
            })
    void everythingElseIsNot(String text) {
        assertThat(Rule.IPV4.holds().test(text)).isFalse();
    }
}
