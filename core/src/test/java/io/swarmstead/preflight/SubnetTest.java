package io.swarmstead.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Networks and the addresses in them. */
class SubnetTest {
    @Test
    void anAddressIsInsideByItsPrefix() {
        assertThat(Subnet.of("10.0.0.11/24").contains("10.0.0.200")).isTrue();
        assertThat(Subnet.of("10.0.0.11/24").contains("10.0.1.11")).isFalse();
        assertThat(Subnet.of("192.168.130.1/17").contains("192.168.255.9")).isTrue();
        assertThat(Subnet.of("192.168.130.1/17").contains("192.168.1.9")).isFalse();
    }

    @Test
    void aSingleAddressContainsItselfOnly() {
        assertThat(Subnet.of("203.0.113.7/32").contains("203.0.113.7")).isTrue();
        assertThat(Subnet.of("203.0.113.7/32").contains("203.0.113.8")).isFalse();
    }

    @Test
    void everythingIsInsideThePrefixOfLengthZero() {
        assertThat(Subnet.of("10.0.0.1/0").contains("203.0.113.8")).isTrue();
    }
}
