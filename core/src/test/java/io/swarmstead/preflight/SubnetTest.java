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

    @Test
    void itIsWrittenAsItsFirstAddress() {
        assertThat(Subnet.of("192.168.130.77/17")).hasToString("192.168.128.0/17");
        assertThat(Subnet.of("10.1.2.3/32")).hasToString("10.1.2.3/32");
    }

    @Test
    void whatIsNoNetworkIsNotRead() {
        assertThat(Subnet.read("10.0.0.11/24")).hasValue(Subnet.of("10.0.0.0/24"));
        assertThat(Subnet.read("fd00::1/64")).isEmpty();
        assertThat(Subnet.read("10.0.0.11/33")).isEmpty();
        assertThat(Subnet.read("10.0.0.256/24")).isEmpty();
    }

    @Test
    void twoOverlapWhereOneHoldsTheOther() {
        Subnet wide = Subnet.of("10.64.0.0/12");
        Subnet inside = Subnet.of("10.79.240.0/20");
        Subnet beside = Subnet.of("10.80.0.0/20");

        assertThat(wide.overlaps(inside)).isTrue();
        assertThat(inside.overlaps(wide)).isTrue();
        assertThat(wide.overlaps(beside)).isFalse();
        assertThat(beside.overlaps(wide)).isFalse();
    }
}
