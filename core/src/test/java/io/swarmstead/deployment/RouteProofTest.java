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

    private static final String MARKING = """
            other 404 nobody.ingress.internal 10.0.0.11 unknown
            other 404 nobody.ingress.internal 10.0.0.12 unknown
            """;

    @Test
    void everyHostsTraefikIsAskedUnderTheNameAndUnderOneThatNobodyHas() {
        assertThat(PROOF.question().input())
                .startsWith("set -- 443 2 Swarmstead-Route shop.example.com 10.0.0.11 shop.example.com 10.0.0.12"
                        + " nobody.ingress.internal 10.0.0.11 nobody.ingress.internal 10.0.0.12\n");
    }

    @Test
    void anyAnswerOfATaskCounts() {
        assertThat(PROOF.silent(
                        MARKING + "other 200 shop.example.com 10.0.0.11 \nother 404 shop.example.com 10.0.0.12 \n"))
                .isEmpty();
        assertThat(PROOF.silent(
                        MARKING + "other 401 shop.example.com 10.0.0.11 \nother 503 shop.example.com 10.0.0.12 \n"))
                .isEmpty();
    }

    /** Go's {@code http.NotFound}, which most services in Go have where they have no root. */
    @Test
    void whatLooksLikeTraefiksOwnIsATasksWhereTraefikMarksItsOwn() {
        assertThat(PROOF.silent(MARKING
                        + "as-traefik 404 shop.example.com 10.0.0.11 \nother 404 shop.example.com 10.0.0.12 \n"))
                .isEmpty();
        assertThat(PROOF.silent(MARKING + "as-traefik 404 shop.example.com 10.0.0.11 other words\n"))
                .isEmpty();
    }

    @Test
    void whatTraefikSaysItselfIsNoAnswer() {
        assertThat(PROOF.silent(MARKING + """
                        other 404 shop.example.com 10.0.0.11 unknown
                        other 503 shop.example.com 10.0.0.12 waiting
                        """))
                .containsExactly(
                        "https://shop.example.com at 10.0.0.11: 404 from Traefik itself",
                        "https://shop.example.com at 10.0.0.12: 503 from Traefik itself");
        assertThat(PROOF.silent(MARKING + "other 000 shop.example.com 10.0.0.12 \n"))
                .containsExactly("https://shop.example.com at 10.0.0.12: no answer in 2 s");
        assertThat(PROOF.silent(MARKING
                        + "as-traefik 502 shop.example.com 10.0.0.11 \nas-traefik 503 shop.example.com 10.0.0.12 \n"))
                .hasSize(2);
    }

    /** Until the next {@code up}, or where it is busy with its own start. */
    @Test
    void ofATraefikThatDoesNotMarkItIsToldByTheText() {
        String answer = """
                other 404 nobody.ingress.internal 10.0.0.11 unknown
                as-traefik 404 nobody.ingress.internal 10.0.0.12
                as-traefik 404 shop.example.com 10.0.0.11
                as-traefik 404 shop.example.com 10.0.0.12
                """;

        assertThat(PROOF.silent(answer))
                .containsExactly("https://shop.example.com at 10.0.0.12: 404 from Traefik itself");
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
