package io.swarmstead.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Which task a request goes to, as labels say it. */
class TraefikLabelsTest {
    private static Map<String, String> preferred(Map<String, String> labels) {
        TraefikLabels read =
                TraefikLabels.of(JsonMapper.shared().valueToTree(Map.of("Spec", Map.of("Labels", labels))));
        read.preferWhoAnswers();
        return read.all();
    }

    @Test
    void aTaskWithFewerRequestsThatWaitForItComesFirst() {
        assertThat(preferred(Map.of("traefik.http.services.Shop.LoadBalancer.server.port", "80")))
                .containsEntry("traefik.http.services.shop.loadbalancer.strategy", "p2c")
                .hasSize(2);
    }

    @Test
    void whoSaysAnotherOrderHasIt() {
        Map<String, String> labels = Map.of(
                "traefik.http.services.shop.loadbalancer.server.port", "80",
                "traefik.http.services.shop.loadBalancer.Strategy", "hrw");

        assertThat(preferred(labels)).isEqualTo(labels);
    }

    @Test
    void nothingIsSaidOfRoutersAndOfServicesWithoutTasks() {
        Map<String, String> labels = Map.of(
                "traefik.http.routers.shop.rule", "Host(`a`)",
                "traefik.http.services.both.weighted.services", "a,b");

        assertThat(preferred(labels)).isEqualTo(labels);
    }
}
