package io.swarmstead.lint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortAddressesTest {
    private static final String SERVICE = """
            services:
              cache:
                image: redis:7
                ports:
                  - "9000:9000"
                  - "%s"
            """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1:6379:6379",
                "127.0.0.1::6379",
                "192.168.1.10:6379:6379/udp",
                "[::1]:6379:6379",
                "10.0.0.1:6000-6100:6000-6100",
            })
    void anAddressThatASwarmReadsOverIsAnErrorAndToldOnce(String port) {
        assertThat(Found.by(new PortAddresses(), SERVICE.formatted(port)))
                .singleElement()
                .asString()
                .startsWith("ERROR port-address 6 the address ")
                .endsWith(" is read over");
    }

    @ParameterizedTest
    @ValueSource(strings = {"6379:6379", "0.0.0.0:6379:6379", "[::]:6379:6379", ":::6379:6379", "6379"})
    void whereEverybodyIsMeantNothingIsRead_Over(String port) {
        assertThat(Found.by(new PortAddresses(), SERVICE.formatted(port))).isEmpty();
    }

    @Test
    void anAddressThatAVariableHoldsCountsToo() {
        assertThat(Found.by(new PortAddresses(), SERVICE.formatted("${BIND:-127.0.0.1}:6379:6379")))
                .hasSize(1);
    }

    @Test
    void aRoutedFileIsNoOther() {
        assertThat(Linter.check(
                        ComposeFiles.of(SERVICE.formatted("127.0.0.1:6379:6379")
                                + "    x-swarmstead: {route: cache, port: 6379}\n"),
                        Neighbourhood.UNKNOWN))
                .extracting(finding -> finding.rule())
                .containsExactly("port-address");
    }
}
