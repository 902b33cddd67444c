package io.swarmstead.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is found in services, besides their labels. */
class ServiceRulesTest {
    @ParameterizedTest
    @CsvSource({
        "max_attempts: 3, true",
        "max_attempts: 0, false",
        "'max_attempts: 3, window: 2m', false",
        "condition: any, false"
    })
    void attemptsNeedAWindow(String policy, boolean found) {
        assertThat(Linted.service("deploy: {restart_policy: {%s}}\n".formatted(policy))
                        .facts("restart-budget"))
                .hasSize(found ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({
        "/var/data, true",
        "/var/data/web, true",
        "/var/database, false",
        "/etc/localtime, true",
        "/etc/ssl/certs, true",
        "/dev, true",
        "/dev/dri, true",
        "/device, false",
        "/tmp2, false",
        "/var/log/web, true",
        "/usr/share/fonts, true",
        "/, true",
        "/opt/web, false"
    })
    void aBindIsThereOnEveryHost(String source, boolean there) {
        assertThat(Linted.service("volumes: [%s:/a]\n".formatted(source)).facts("bind-outside-volume"))
                .isEqualTo(there ? List.of() : List.of(source + " is not on the shared volume"));
    }

    @ParameterizedTest
    @CsvSource({
        "a, a without a tag",
        "a:latest, a:latest",
        "team/a@sha256:abc, ''",
        "a:latest@sha256:abc, ''",
        "a:1, ''",
        "scratch, ''",
        "scratch:latest, ''"
    })
    void anImageIsPinned(String image, String fact) {
        assertThat(new Linted("services: {web: {image: \"%s\"}}".formatted(image)).facts("image-not-pinned"))
                .isEqualTo(fact.isEmpty() ? List.of() : List.of(fact + " is another image every time"));
    }

    @ParameterizedTest
    @CsvSource({
        "host, replicated, host, replicated, WARNING",
        "host, global, host, replicated, ERROR",
        "host, replicated, host, global, ERROR",
        "ingress, replicated, host, replicated, ERROR",
        "host, replicated, ingress, replicated, ERROR"
    })
    void aPortIsPublishedOnce(String mode, String run, String laterMode, String laterRun, String severity) {
        String file = """
                services:
                  one: {image: "a:1", ports: [{target: 1, published: 9, protocol: tcp, mode: %s}], deploy: {mode: %s}}
                  two: {image: "a:1", ports: [{target: 2, published: 9, protocol: tcp, mode: %s}], deploy: {mode: %s}}
                  three: {image: "a:1", ports: [{target: 2, published: 9, protocol: udp}, {target: 9}]}
                """.formatted(mode, run, laterMode, laterRun);

        assertThat(new Linted(file).findings()).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).hasToString(severity);
            assertThat(finding.problem().what())
                    .isEqualTo(
                            "stack.yml:3:31: services.two.ports[0]: port 9/tcp is published already by one, in line 2");
        });
    }

    @ParameterizedTest
    @CsvSource({"443, tcp, true", "443, udp, false", "444, tcp, false", "80, '', true"})
    void thePortsOfTraefikAreTaken(int port, String protocol, boolean taken) {
        String mapping = "ports: [{target: 1, published: %d, protocol: '%s'}]\n".formatted(port, protocol);

        assertThat(Linted.service(mapping).facts("port-clash")).hasSize(taken ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({
        "'mode: host', start-first, true",
        "'mode: host', stop-first, false",
        "'mode: ingress', start-first, false"
    })
    void twoTasksCannotHaveOnePortOfAHost(String mode, String order, boolean found) {
        Linted linted = Linted.service("""
                        ports: [{target: 1, published: 9, %s}]
                        deploy: {update_config: {order: %s}}
                        """.formatted(mode, order));

        assertThat(linted.facts("start-first-with-host-port")).hasSize(found ? 1 : 0);
        assertThat(linted.mended("start-first-with-host-port"))
                .isEqualTo(found ? linted.text().replace("start-first", "stop-first") : linted.text());
    }

    @ParameterizedTest
    @CsvSource({
        "traefik_public: {external: true}, ''",
        "traefik_public: , 'the network of that name in this file is not external, so it is another one, of this stack alone'",
        "other: {external: true}, Traefik reaches services over that network only",
        "'traefik_public: {external: true, name: other}', Traefik reaches services over that network only",
        "own: {name: traefik_public}, ''"
    })
    void aServiceWithARouterIsOnTraefiksNetwork(String network, String why) {
        String file = """
                services:
                  web:
                    image: a:1
                    networks: [%s]
                    deploy: {labels: [traefik.enable=true, traefik.http.routers.a.rule=Host(`a`)]}
                  quiet: {image: "a:1"}
                networks: {%s}
                """.formatted(network.substring(0, network.indexOf(':')), network);

        assertThat(new Linted(file)
                        .findings().stream()
                                .filter(finding -> finding.rule().equals("not-on-proxy-network"))
                                .map(finding -> finding.problem().why()))
                .isEqualTo(why.isEmpty() ? List.of() : List.of(why));
    }

    @ParameterizedTest
    @CsvSource({
        "traefik.swarm.network, traefik_public, false",
        "Traefik.Docker.Network, other, true",
        "traefik.swarm.network, other, true",
        "traefik.swarm.lbswarm, other, false"
    })
    void theNetworkOfALabelIsOneOfTheServices(String label, String network, boolean corrected) {
        Linted linted = Linted.labels(label + "=" + network);

        assertThat(linted.mended("proxy-network-unknown"))
                .isEqualTo(Linted.labels(label + "=" + (corrected ? "traefik_public" : network))
                        .text());
        assertThat(linted.facts("proxy-network-unknown")).hasSize(corrected ? 1 : 0);
    }

    @Test
    void withoutTraefiksNetworkNoOtherIsPutIntoALabel() {
        Linted linted =
                new Linted("services: {web: {image: \"a:1\", deploy: {labels: [traefik.swarm.network=other]}}}\n");

        assertThat(linted.facts("proxy-network-unknown")).hasSize(1);
        assertThat(linted.mended("proxy-network-unknown")).isEqualTo(linted.text());
    }

    @ParameterizedTest
    @CsvSource({
        "postgres:16, /var/lib/postgresql, postgres keeps its database",
        "postgres:16, /var/lib/postgresql/data, postgres keeps its database",
        "postgres:16, /var/lib, postgres keeps its database",
        "postgres:16, /var/lib/postgresql2, ''",
        "postgres:16, /var/li, ''",
        "mariadb/server:11, /config, mariadb keeps its database",
        "linuxserver/mariadb:11, /config, mariadb keeps its database",
        "influxdb:2, /var/lib/influxdb2, influxdb keeps its database",
        "vaultwarden/server:1, /data, vaultwarden keeps an SQLite database",
        "nginx:1, /data, ''"
    })
    void aDatabaseIsKnownByItsImageAndItsDirectory(String image, String target, String fact) {
        String file = "services: {web: {image: \"%s\", volumes: [%s:%s]}}".formatted(image, "/var/data/x", target);

        assertThat(new Linted(file).facts("database-on-volume"))
                .isEqualTo(fact.isEmpty() ? List.of() : List.of(fact + " on the shared volume"));
        assertThat(new Linted(file.replace("/var/data/x", "/srv")).facts("database-on-volume"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DB_PASSWORD=a",
                "KEY=a",
                "TOKEN: 5",
                "DB_PASS=hunter2",
                "PGPASSWORD=hunter2",
                "SECRET_KEY_BASE=hunter2",
                "DATABASE_URL=postgres://me:hunter2@db/wiki"
            })
    void aSecretInTheEnvironmentIsTold(String variable) {
        String environment = variable.contains(": ") ? "{%s}" : "[%s]";

        assertThat(Linted.service(("environment: " + environment + "\n").formatted(variable))
                        .facts("secret-in-environment"))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DB_PASSWORD=",
                "DB_PASSWORD_FILE=a",
                "KEYBOARD=a",
                "UNSET_TOKEN",
                "MYSQL_RANDOM_ROOT_PASSWORD=yes",
                "ALLOW_EMPTY_PASSWORD=yes",
                "MYSQL_ALLOW_EMPTY_PASSWORD=1",
                "TLS_KEY=/certs/tls.key",
                "DATABASE_URL=postgres://db/wiki"
            })
    void whatIsNoSecretIsNotTold(String variable) {
        assertThat(Linted.service("environment: [%s]\n".formatted(variable)).facts("secret-in-environment"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"999999999, 999999999", "0, 0", "1000000000, -1", "-1, -1", "1.5, -1", "'', -1"})
    void aNumberIsAsLargeAsMakesSense(String written, int number) {
        assertThat(new Part(written).number().orElse(-1)).isEqualTo(number);
    }

    @Test
    void aPartOfAnotherKindIsEmpty() {
        Part list = new Part(List.of("a"));

        assertThat(list.entries()).isEmpty();
        assertThat(list.text()).isEmpty();
        assertThat(list.at("a").present()).isFalse();
        assertThat(list.present()).isTrue();
        assertThat(new Part("a").items()).isEmpty();
        assertThat(new Part(true).is("true")).isTrue();
    }
}
