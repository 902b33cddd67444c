package io.swarmstead.compose;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What docker stack config 28.2.2 says of each. */
class PortMappingTest {
    @ParameterizedTest
    @CsvSource({
        "80, 0>80/tcp",
        "80/, 0>80/tcp",
        "80/TcP, 0>80/tcp",
        ":80, 0>80/tcp",
        "0080:80, 80>80/tcp",
        "[::1]:80:80, 80>80/tcp",
        "::1:80:80, 80>80/tcp",
        ":8080:80, 8080>80/tcp",
        "127.0.0.1::80, 0>80/tcp",
        "1.2.3.4:8080-8081:80, 8080>80/tcp 8081>80/tcp",
        "9-10:99-100/udp, 10>100/udp 9>99/udp",
        "65535:65535/sctp, 65535>65535/sctp",
        "80-80:90-90, 80>90/tcp"
    })
    void dockerPublishes(String text, String ports) {
        assertThat(PortMapping.parse(text).orElseThrow().ports())
                .extracting(port -> port.published() + ">" + port.target() + "/" + port.protocol())
                .containsExactly(ports.split(" "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a:80",
                "80:",
                "80-",
                "80-70:1",
                "80:80-81",
                "65536",
                "80-65536",
                "70000",
                " 80",
                "1.2.3:80:80",
                "80/icmp"
            })
    void dockerRefuses(String text) {
        assertThat(PortMapping.parse(text)).isEmpty();
    }
}
