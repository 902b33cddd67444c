package io.swarmstead.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstead.stacks.Routes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whether a stack's routes answer. */
class RouteProofTest {
    private static final RouteProof PROOF =
            new RouteProof(List.of("shop.example.com"), List.of("10.0.0.11", "10.0.0.12"), 443);

    private static List<String> provable(String rule, String... more) {
        Map<String, Object> labels =
                new HashMap<>(Map.of("traefik.enable", "true", "traefik.http.routers.shop.rule", rule));
        for (int index = 0; index < more.length; index += 2) {
            labels.put(more[index], more[index + 1]);
        }
        return Routes.provable(labels);
    }

    @Test
    void everyHostsTraefikIsAskedUnderTheName() {
        assertThat(PROOF.question().input())
                .startsWith("set -- 443 2 shop.example.com 10.0.0.11 shop.example.com 10.0.0.12\n");
    }

    @Test
    void anyAnswerOfATaskCounts() {
        assertThat(PROOF.silent("200 5 shop.example.com 10.0.0.11\n404 312 shop.example.com 10.0.0.12\n"))
                .isEmpty();
        assertThat(PROOF.silent("401 0 shop.example.com 10.0.0.11\n503 900 shop.example.com 10.0.0.12\n"))
                .isEmpty();
    }

    @Test
    void whatTraefikSaysItselfIsNoAnswer() {
        assertThat(PROOF.silent("404 19 shop.example.com 10.0.0.11\n000 0 shop.example.com 10.0.0.12\n"))
                .containsExactly(
                        "https://shop.example.com at 10.0.0.11: 404 from Traefik itself",
                        "https://shop.example.com at 10.0.0.12: no answer in 2 s");
        assertThat(PROOF.silent("502 11 shop.example.com 10.0.0.11\n503 20 shop.example.com 10.0.0.12\n"))
                .hasSize(2);
    }

    @Test
    void onlySimpleRulesAreAsked() {
        assertThat(provable("Host(`shop.example.com`)")).containsExactly("shop.example.com");
        assertThat(provable("Host(`shop.example.com`) && PathPrefix(`/api`)")).isEmpty();
        assertThat(provable("Host(`shop.example.com`)", "traefik.http.routers.shop.entrypoints", "http"))
                .isEmpty();
        assertThat(provable("Host(`shop.example.com`)", "traefik.http.routers.shop.entrypoints", "http,https"))
                .hasSize(1);
        assertThat(provable("Host(`shop.example.com`)", "traefik.enable", "false"))
                .isEmpty();
    }
}
