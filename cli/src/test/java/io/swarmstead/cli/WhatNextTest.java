package io.swarmstead.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class WhatNextTest {
    private static final Path FILE = Path.of("/labs/garage/cloud.yaml");

    @Test
    void theSampleAnswersAtTheVip() {
        assertThat(WhatNext.lines(Clouds.THREE_HOSTS, FILE, "whoami", " -c " + FILE, " --name garage"))
                .containsExactly(
                        "",
                        "try next:",
                        "  curl --cacert /labs/garage/garage-ca.crt --resolve whoami.garage.test:443:10.0.0.100"
                                + " https://whoami.garage.test",
                        "  swarmstead status -c /labs/garage/cloud.yaml --watch",
                        "  swarmstead lab power-off --name garage beta      (and power-on)",
                        "  swarmstead stack deploy -c /labs/garage/cloud.yaml NAME -f FILE",
                        "  swarmstead lab down --name garage");
    }

    @Test
    void oneHostAnswersAtItsOwnAddressAndKeepsItsPower() {
        assertThat(WhatNext.lines(Clouds.ONE_HOST, FILE, "whoami", "", ""))
                .anyMatch(line -> line.contains("whoami.garage.test:443:10.0.0.11 "))
                .noneMatch(line -> line.contains("power-off"));
    }
}
