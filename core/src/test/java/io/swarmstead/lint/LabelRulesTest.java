package io.swarmstead.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What single labels are taken for. */
class LabelRulesTest {
    @ParameterizedTest
    @CsvSource({
        "traefik.enabled, traefik.enable",
        "traefik.htp.routers.a.rule, traefik.http.routers.a.rule",
        "traefik.http.router.a.rule, traefik.http.routers.a.rule",
        "traefik.http.routers.a.rul, traefik.http.routers.a.rule",
        "TRAEFIK.http.routers.a.Entrypoint, TRAEFIK.http.routers.a.entrypoints",
        "traefik.http.routers.a.tsl.certresolver, traefik.http.routers.a.tls.certresolver"
    })
    void aSlipInALabelIsCorrected(String label, String meant) {
        Linted linted = Linted.labels(label + "=x");

        assertThat(linted.facts("traefik-label-unknown")).containsExactly(label + " is no label of Traefik's");
        assertThat(linted.mended("traefik-label-unknown"))
                .isEqualTo(Linted.labels(meant + "=x").text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "traefik",
                "traefik.http",
                "traefik.http.routers",
                "traefik.http.routers.a",
                "traefik.HTTP.Routers.a.Rule",
                "traefik.http.services.a.rul",
                "traefik.tcp.router.a.rule",
                "traefik.nothing-like-it",
                "trafik.enabled",
                "com.example.traefik.enabled"
            })
    void aLabelThatMayBeMeantIsLeftAlone(String label) {
        assertThat(Linted.labels(label + "=x").facts("traefik-label-unknown")).isEmpty();
    }

    @Test
    void aLabelThatIsThereAlreadyIsNotWrittenTwice() {
        Linted linted = Linted.labels("traefik.enabled=true", "traefik.enable=true");

        assertThat(linted.facts("traefik-label-unknown")).hasSize(1);
        assertThat(linted.mended("traefik-label-unknown")).isEqualTo(linted.text());
    }

    @ParameterizedTest
    @CsvSource({
        "traefik.http.routers.a.rule=Host(`a`), true",
        "traefik.udp.routers.a.service=a, true",
        "traefik.http.services.a.loadbalancer.server.port=80, false"
    })
    void whoHasRoutersSaysThatHeIsEnabled(String label, boolean needed) {
        assertThat(Linted.labels(label).facts("traefik-not-enabled")).hasSize(needed ? 1 : 0);
        assertThat(Linted.labels(label, "Traefik.Enable=false").facts("traefik-not-enabled"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "traefik.frontend.rule, traefik.http.routers.web.rule",
        "traefik.frontend.entryPoints, traefik.http.routers.web.entrypoints",
        "traefik.frontend.priority, traefik.http.routers.web.priority",
        "traefik.frontend.passHostHeader, traefik.http.services.web.loadbalancer.passhostheader",
        "traefik.port, traefik.http.services.web.loadbalancer.server.port",
        "traefik.protocol, traefik.http.services.web.loadbalancer.server.scheme",
        "traefik.admin.port, traefik.http.services.web-admin.loadbalancer.server.port"
    })
    void aLabelOfTraefikOneHasASuccessor(String label, String successor) {
        assertThat(Linted.labels(label + "=Host:a").advice("traefik-v1-label"))
                .containsExactly("write " + successor + " instead");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"traefik.weight", "traefik.tags", "traefik.backend", "traefik.frontend.whiteList.sourceRange"})
    void aLabelOfTraefikOneMayHaveNoSuccessor(String label) {
        Linted linted = Linted.labels(label + "=1");

        assertThat(linted.advice("traefik-v1-label"))
                .containsExactly("leave it out, or set up a router and a middleware that does the same");
        assertThat(linted.mended("traefik-v1-label")).isEqualTo(linted.text());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '>', textBlock = """
                    Host:a.com;PathPrefix:/{x}         > Host(`a.com`) && PathRegexp(`^/[^/]+`)
                    Host:${DOMAIN}                     > Host(`${DOMAIN}`)
                    """)
    void aRuleOfTraefikOneIsRewritten(String rule, String rewritten) {
        assertThat(Linted.labels("traefik.frontend.rule=" + rule).mended("traefik-v1-label"))
                .isEqualTo(Linted.labels("traefik.http.routers.web.rule=" + rewritten)
                        .text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Host:${DOMAIN};PathPrefix:/{x}", "HostRegexp:${DOMAIN}", "PathPrefixStrip:/x", "nonsense"})
    void aRuleOfTraefikOneIsLeftWhereItCannotBeRewritten(String rule) {
        Linted linted = Linted.labels("traefik.frontend.rule=" + rule);

        assertThat(linted.facts("traefik-v1-label")).hasSize(1);
        assertThat(linted.mended("traefik-v1-label")).isEqualTo(linted.text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"traefik.http.port", "traefik.ports", "traefik.enable", "com.traefik.port"})
    void otherLabelsAreNotOfTraefikOne(String label) {
        assertThat(Linted.labels(label + "=1").facts("traefik-v1-label")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "traefik.docker.network, traefik.swarm.network",
        "Traefik.Docker.lbswarm, Traefik.swarm.lbswarm",
        "traefik.http.middlewares.a.ipWhiteList.sourceRange, traefik.http.middlewares.a.ipallowlist.sourceRange"
    })
    void aLabelOfTraefikTwoIsRenamed(String label, String successor) {
        assertThat(Linted.labels(label + "=traefik_public").mended("traefik-v2-label"))
                .isEqualTo(Linted.labels(successor + "=traefik_public").text());
    }

    @ParameterizedTest
    @CsvSource({
        "traefik.http.middlewares.a.headers.SSLRedirect, true",
        "traefik.http.middlewares.a.headers.featurepolicy, true",
        "traefik.http.middlewares.a.headers.stsseconds, false",
        "traefik.http.routers.a.headers.sslhost, false",
        "traefik.http.routers.a.ipwhitelist.sourcerange, false"
    })
    void aHeaderThatTraefikThreeDoesNothingForIsTold(String label, boolean without) {
        assertThat(Linted.labels(label + "=x").facts("traefik-v2-label"))
                .isEqualTo(without ? List.of(label + " has no effect in Traefik 3") : List.of());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '>', textBlock = """
                    web                     > http
                    websecure, web          > https,http
                    https, web              > https,http
                    web,mail                > web,mail
                    """)
    void customaryEntryPointsAreOurs(String written, String mended) {
        String label = "traefik.http.routers.a.entrypoints=";

        assertThat(Linted.labels(label + written).mended("entry-point-unknown"))
                .isEqualTo(Linted.labels(label + mended).text());
    }

    @ParameterizedTest
    @CsvSource({
        "own, ''",
        "own@swarm, ''",
        "login@file, ''",
        "' own , ,login@file', ''",
        "own@docker, own@docker is of a provider that is not there",
        "own@file, own@file is not declared here",
        "other, other is not declared here"
    })
    void aMiddlewareIsDeclaredSomewhere(String written, String fact) {
        Linted linted = Linted.labels(
                "traefik.http.middlewares.own.compress=true",
                "traefik.http.services.other.loadbalancer.server.port=80",
                "traefik.http.routers.a.middlewares=" + written);

        assertThat(linted.facts("middleware-unknown"))
                .containsExactlyElementsOf(fact.isEmpty() ? List.of() : List.of("the middleware " + fact));
    }

    @ParameterizedTest
    @CsvSource({"own@docker, own@swarm", "${DOMAIN}@docker, ${DOMAIN}@docker"})
    void theProviderIsCorrectedUnlessAVariableIsThere(String written, String mended) {
        String label = "traefik.http.routers.a.middlewares=";

        assertThat(Linted.labels(label + written).mended("middleware-unknown"))
                .isEqualTo(Linted.labels(label + mended).text());
    }

    @Test
    void routersOfTwoProtocolsDoNotMeet() {
        String file = """
                services:
                  one: {image: "a:1", deploy: {labels: [traefik.http.routers.a.rule=Host(`a`), traefik.http.routers.a.priority=1]}}
                  two: {image: "a:1", deploy: {labels: [traefik.tcp.routers.a.rule=HostSNI(`a`)]}}
                  three: {image: "a:1", deploy: {labels: [traefik.http.routers.a.rule=Host(`b`)]}}
                """;

        assertThat(new Linted(file).facts("router-taken"))
                .containsExactly("the http router a is that of the service one too");
    }

    @ParameterizedTest
    @CsvSource({"http, true", "tcp, true", "udp, false"})
    void aRouterOfUdpHasNoRule(String protocol, boolean read) {
        assertThat(Linted.labels("traefik.%s.routers.a.rule=nonsense".formatted(protocol))
                        .facts("router-rule"))
                .hasSize(read ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '>', textBlock = """
                    HostRegexp(`{sub}.a.com`)         > HostRegexp(`^[^.]+\\.a\\.com$$`)
                    Host(`${DOMAIN}`, `a`)            > Host(`${DOMAIN}`, `a`)
                    """)
    void anOldRuleIsRewrittenUnlessAVariableIsThere(String written, String mended) {
        String label = "traefik.http.routers.a.rule=";

        assertThat(Linted.labels(label + written).mended("traefik-old-rule"))
                .isEqualTo(Linted.labels(label + mended).text());
    }
}
