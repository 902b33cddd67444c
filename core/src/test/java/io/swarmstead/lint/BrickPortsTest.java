package io.swarmstead.lint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrickPortsTest {
    private static final String SERVICE = "services:\n  voice:\n    image: voice:1\n    ports: [%s]\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"49152:80\"",
                "\"60999:80\"",
                "{target: 80, published: 50000, mode: host}",
                "{target: 80, published: 50000, protocol: tcp}",
                "\"49000-50000:49000-50000\"",
                "\"80:80\", \"51413:51413\", \"51413:51413/udp\"",
            })
    void aPortThatABrickMayHaveIsToldOnce(String ports) {
        assertThat(Found.by(new BrickPorts(), SERVICE.formatted(ports)))
                .singleElement()
                .asString()
                .startsWith("WARNING brick-port 4 containers of other hosts do not reach port ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"49151:50000\"", "\"61000:80\"", "\"50000:50000/udp\"", "\"50000\"", "{target: 50000}"})
    void otherPortsAreNone(String ports) {
        assertThat(Found.by(new BrickPorts(), SERVICE.formatted(ports))).isEmpty();
    }
}
