package io.swarmstead.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How Traefik 3 reads the labels of a service: the table of {@code docs/traefik-labels.md}, by the numbers of its rows. */
class TraefikReadingTest {
    private static final String ROUTER = "traefik.http.routers.a.rule=Host(`a.test`)";
    private static final String PORT = "traefik.http.services.a.loadbalancer.server.port=80";

    @ParameterizedTest
    @ValueSource(
            strings = {
                ROUTER,
                "traefik.http.routers.a.service=api@internal",
                "traefik.tcp.routers.a.rule=HostSNI(`*`)",
                "traefik.udp.routers.a.entrypoints=http",
                "traefik.http.middlewares.a.compress=true",
                "traefik.http.services.a.loadbalancer.passhostheader=true",
                "traefik.http.services.a.loadbalancer.server.port=",
                "traefik.http.services.a.loadbalancer.server.scheme=https",
            })
    void row1WithoutAPortTheServiceIsLeftOut(String label) {
        assertThat(Linted.labels("traefik.enable=true", label).facts("router-without-port"))
                .containsExactly("nothing says at which port web listens");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                PORT,
                "traefik.http.services.other.loadbalancer.server.port=80",
                "traefik.HTTP.Services.A.LoadBalancer.Server.Port=80",
                "traefik.http.services.a.loadbalancer.server.url=http://elsewhere:80",
                "traefik.enable=false",
            })
    void row1WithAPortNothingIsSaid(String label) {
        assertThat(Linted.labels(ROUTER, label).facts("router-without-port")).isEmpty();
    }

    @Test
    void row1AServiceWithoutLabelsOfRoutesNeedsNoPort() {
        assertThat(Linted.labels("traefik.enable=true").facts("router-without-port"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    ports: ["8080:80"]                 | 80
                    ports: ["80", "443:80/tcp"]        | 80
                    expose: ["3000"]                   | 3000
                    expose: ["80/tcp"], ports: [80]    | 80
                    """)
    void row2PortsAreNoneOfTraefiksButTheOnlyOneIsWrittenByFix(String ports, String port) {
        Linted linted = Linted.service(
                "%s\ndeploy:\n  labels:\n    - %s\n".formatted(ports.replace(", ports", "\nports"), ROUTER));

        assertThat(linted.advice("router-without-port"))
                .containsExactly("add the label traefik.http.services.a.loadbalancer.server.port=" + port);
        assertThat(new Linted(linted.mended("router-without-port")).facts("router-without-port"))
                .isEmpty();
        assertThat(linted.mended("router-without-port"))
                .contains("    - traefik.http.services.a.loadbalancer.server.port=" + port + "\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ports: ['80', '443']",
                "ports: ['80'], expose: ['81']",
                "expose: ['53/udp']",
                "expose: ['80-90']"
            })
    void row2OfSeveralAPersonChooses(String ports) {
        Linted linted = Linted.service(
                "%s\ndeploy:\n  labels:\n    - %s\n".formatted(ports.replace(", expose", "\nexpose"), ROUTER));

        assertThat(linted.advice("router-without-port"))
                .containsExactly("add a label such as traefik.http.services.a.loadbalancer.server.port=8080");
        assertThat(linted.mended("router-without-port")).isEqualTo(linted.text());
    }

    @Test
    void row3WhoLeadsElsewhereNeedsAnyPort() {
        Linted linted = Linted.labels("traefik.enable=true", "traefik.http.routers.a.service=api@internal");

        assertThat(linted.advice("router-without-port"))
                .containsExactly("add the label traefik.http.services.a.loadbalancer.server.port=80");
    }

    @Test
    void row4AServiceThatLacksItsPortTakesTheOthersWithIt() {
        assertThat(Linted.labels(PORT, "traefik.http.services.b.loadbalancer.sticky.cookie=true", ROUTER + "x")
                        .advice("router-without-port"))
                .containsExactly("add a label such as traefik.http.services.b.loadbalancer.server.port=8080");
    }

    @ParameterizedTest
    @CsvSource({
        "traefik.docker.network, traefik.swarm.network",
        "traefik.docker.lbswarm, traefik.swarm.network",
        "Traefik.Docker.network, traefik.swarm.lbswarm"
    })
    void row5LabelsOfDockerAndOfSwarmAreAnError(String docker, String swarm) {
        Linted linted = Linted.labels(docker + "=false", swarm + "=false", ROUTER, PORT);

        assertThat(linted.facts("traefik-left-out")).contains("%s is there beside %s".formatted(docker, swarm));
        assertThat(linted.findings())
                .filteredOn(finding -> finding.rule().equals("traefik-left-out"))
                .allSatisfy(finding -> assertThat(finding.severity()).hasToString("ERROR"));
    }

    @Test
    void row5FixMakesNoSecondLabelOfOneThatIsThere() {
        Linted linted = Linted.labels("traefik.docker.network=traefik_public", "traefik.swarm.network=traefik_public");

        assertThat(linted.mended("traefik-v2-label")).isEqualTo(linted.text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "traefik.docker.network=traefik_public",
                "traefik.swarm.network=traefik_public",
                "traefik.docker.lbswarm=false"
            })
    void row6LabelsOfOneProviderAreRead(String label) {
        assertThat(Linted.labels(label, ROUTER, PORT).facts("traefik-left-out")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "traefik.enable=yes",
                "traefik.enable=on",
                "traefik.enable=",
                "traefik.swarm.lbswarm=yes",
                "traefik.docker.nets=a",
                "traefik.swarm.net=a",
                "Traefik.http.routers.b.priority=1",
                "TRAEFIK.enable=true",
                "traefik.http..routers=x",
                "traefik.http.routers.b.rule.=x",
                "traefik.http.routers.[0].rule=x",
                "traefik.http.services.b.weighted.services[0].name=x",
                "traefik.http.services.b.mirroring.service=x",
                "traefik.http.services.b.failover.service=x",
                "traefik.tcp.services.b.weighted.services[0].name=x",
                "traefik.http.services.a.loadbalancer.server.url=http://x",
            })
    void row7OneLabelThatCannotBeReadTakesAllWithIt(String label) {
        assertThat(Linted.labels(ROUTER, PORT, "traefik.http.routers.a.service=a", label)
                        .facts("traefik-left-out"))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "traefik.enable=True",
                "traefik.enable=1",
                "traefik.HTTP.Routers.a.Priority=1",
                "traefik.frontend..rule=x",
                "traefik.http.routers.a.tls.domains[0].main=a.test",
                "traefik.http.middlewares.a.headers.customrequestheaders.X-A=",
                "traefik.http.services.a.loadbalancer.server.scheme=https",
                "traefik.tls.stores.default.defaultgeneratedcert.resolver=x",
            })
    void row7WhatCanBeReadIsLeftAlone(String label) {
        assertThat(Linted.labels(ROUTER, PORT, label).facts("traefik-left-out")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "0", "no", "Off"})
    void row7AServiceThatIsTurnedOffLosesNothing(String off) {
        assertThat(Linted.labels("traefik.enable=" + off, "traefik.docker.network=a", "traefik.swarm.network=a")
                        .facts("traefik-left-out"))
                .isEmpty();
    }

    @Test
    void row8BalancingByTheSwarmWantsAnAddress() {
        String service = "deploy: {endpoint_mode: %s, labels: [traefik.swarm.lbswarm=true]}\n";

        assertThat(Linted.service(service.formatted("dnsrr")).facts("traefik-left-out"))
                .hasSize(1);
        assertThat(Linted.service(service.formatted("vip")).facts("traefik-left-out"))
                .isEmpty();
    }

    @Test
    void row9OfTwoServicesNoneIsChosenAndFixNamesTheOneOfTheSameName() {
        Linted linted = Linted.labels(
                "traefik.enable=true",
                ROUTER,
                PORT,
                "traefik.http.routers.b.rule=Host(`b.test`)",
                "\"traefik.http.services.b.loadbalancer.server.port=81\"");

        assertThat(linted.facts("router-without-service"))
                .containsExactly(
                        "the http router a does not say to which of the services a, b it leads",
                        "the http router b does not say to which of the services a, b it leads");
        assertThat(linted.mended("router-without-service"))
                .contains("    - traefik.http.routers.a.service=a\n        - " + ROUTER + "\n")
                .contains("    - traefik.http.routers.b.service=b\n        - traefik.http.routers.b.rule");
        assertThat(new Linted(linted.mended("router-without-service")).facts("router-without-service"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "traefik.http.routers.a.service=b",
                "traefik.http.routers.a.service=api@internal",
                "traefik.enable=false",
                "traefik.tcp.services.b.loadbalancer.server.port=81",
            })
    void row9WhoSaysWhereItLeadsIsLeftAlone(String label) {
        String second = label.contains("tcp") ? label : "traefik.http.services.b.loadbalancer.server.port=81";

        assertThat(Linted.labels(ROUTER, PORT, second, label.contains("tcp") ? "x=y" : label)
                        .facts("router-without-service"))
                .isEmpty();
    }

    @Test
    void row9WhereNoServiceHasTheRoutersNameAPersonChooses() {
        Linted linted = Linted.labels(
                ROUTER,
                "traefik.http.services.b.loadbalancer.server.port=81",
                "traefik.http.services.c.loadbalancer.server.port=82");

        assertThat(linted.advice("router-without-service"))
                .containsExactly("add the label traefik.http.routers.a.service=<one of them>");
        assertThat(linted.mended("router-without-service")).isEqualTo(linted.text());
    }

    @Test
    void row9SegmentsOfTraefikOneLeadToTheirServicesWhenTheyAreMended() {
        Linted old = Linted.labels(
                "traefik.enable=true",
                "traefik.admin.frontend.rule=Host:admin.test",
                "traefik.admin.port=8081",
                "traefik.app.frontend.rule=Host:app.test",
                "traefik.app.port=8080");

        Linted three = new Linted(old.mended("traefik-v1-label"));
        Linted whole = new Linted(three.mended("router-without-service"));

        assertThat(whole.text())
                .contains("traefik.http.routers.web-admin.service=web-admin\n")
                .contains("traefik.http.routers.web-app.service=web-app\n");
        assertThat(whole.findings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "b, true",
        "b@swarm, true",
        "a, false",
        "A, false",
        "a@swarm, false",
        "api@internal, false",
        "x@file, false",
        "stack-web, false"
    })
    void row10ARouterLeadsToAServiceThatIsThere(String name, boolean unknown) {
        assertThat(Linted.labels(ROUTER, PORT, "traefik.http.routers.a.service=" + name)
                        .facts("router-service-unknown"))
                .isEqualTo(unknown ? List.of("the service %s is not declared here".formatted(name)) : List.of());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    traefik.http.routers.a.priority=1                    | traefik.http.routers.a.priority=2                    | router
                    traefik.tcp.routers.a.rule=HostSNI(`*`)              | traefik.tcp.routers.a.rule=HostSNI(`*`)              | router
                    traefik.http.middlewares.a.compress=true             | traefik.http.middlewares.a.retry.attempts=2          | middleware
                    traefik.http.services.a.loadbalancer.sticky.cookie=1 | traefik.http.services.a.loadbalancer.server.port=80  | service
                    """)
    void row11WhatIsDescribedInTwoWaysIsAnError(String one, String other, String kind) {
        assertThat(two(one, other).facts(kind + "-taken")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    traefik.http.middlewares.a.compress=true             | traefik.http.middlewares.a.compress=true
                    traefik.http.services.a.loadbalancer.server.port=80  | traefik.http.services.a.loadbalancer.server.port=81
                    traefik.http.routers.a.service=api@internal          | traefik.http.routers.a.service=api@internal
                    traefik.http.routers.a.priority=1                    | traefik.tcp.routers.a.priority=2
                    """)
    void row12WhatIsDescribedAlikeIsOneWithTheServersOfBoth(String one, String other) {
        assertThat(two(one, other).findings())
                .noneMatch(finding -> finding.rule().endsWith("-taken"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "traefik.http.routers.b.tls=true",
                "traefik.http.routers.b.rule=",
                "traefik.tcp.routers.a.service=a",
            })
    void row13ARouterWithoutARuleIsForNobody(String label) {
        assertThat(Linted.labels(ROUTER, PORT, label).facts("router-without-rule"))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"traefik.http.routers.A.tls=true", "traefik.udp.routers.b.entrypoints=x", "traefik.enable=false"
            })
    void row13OthersHaveOneOrNeedNone(String label) {
        assertThat(Linted.labels(ROUTER, PORT, label).facts("router-without-rule"))
                .isEmpty();
    }

    private static Linted two(String one, String other) {
        return new Linted(
                "services:\n  x: {image: 'a:1', deploy: {labels: ['%s']}}\n  y: {image: 'a:1', deploy: {labels: ['%s']}}\n"
                        .formatted(one, other));
    }
}
