package io.swarmstead.lint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecordsInReachTest {
    @Test
    void aFolderWithRecordsOfDeploymentsIsTold() {
        assertThat(Found.by(new RecordsInReach(), """
                services:
                  proxy: {image: "nginx:1", volumes: ["/var/data/config/./proxy/:/etc/proxy"]}
                """))
                .containsExactly(
                        "WARNING records-in-reach 2 the records of a stack's deployments are in /var/data/config/proxy, and the "
                                + "service may write there");
    }

    @Test
    void whatIsInItAndWhatIsOnlyReadIsNone() {
        assertThat(Found.by(new RecordsInReach(), """
                services:
                  proxy:
                    image: nginx:1
                    volumes: ["/var/data/config/proxy/conf:/c", "/var/data/config/proxy:/p:ro", "/var/data/proxy:/d"]
                """)).isEmpty();
    }
}
