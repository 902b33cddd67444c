package io.swarmstead.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstead.compose.Finding;
import io.swarmstead.lint.Neighbourhood.Room;
import io.swarmstead.preflight.Subnet;
import io.swarmstead.spec.Specs;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is found only where something is known of the cloud. */
class NeighbourhoodTest {
    private static final Neighbourhood CLOUD = new Neighbourhood(
            "cloud.example.com",
            "traefik_public",
            Set.of("http", "https"),
            "/var/data",
            "/srv/swarmstead/brick",
            Map.of(new Port(8080, "tcp"), "unifi"),
            Map.of("app", "blog"),
            Map.of("Host(`blog.example.com`)", "blog"),
            Set.of("login@swarm", "another-task@file"),
            Map.of(
                    "the network blog_internal",
                    Subnet.of("172.16.33.0/24"),
                    "a route of alpha",
                    Subnet.of("10.8.0.0/16")),
            List.of(room(2, 4), room(2, 4), room(1, 2)),
            Optional.of(false),
            List.of());

    @Test
    void portsOfOtherStacksAreTaken() {
        assertThat(found(CLOUD, """
                ports:
                  - {target: 80, published: 8080, protocol: tcp, mode: host}
                  - {target: 80, published: 8080, protocol: udp, mode: host}
                """)).containsExactly("port-clash 5:9 port 8080/tcp is taken by the stack unifi");
    }

    @Test
    void theMeshNeedsIpvs() {
        assertThat(found(CLOUD, "ports: [{target: 80, published: 81, mode: ingress}, {target: 1}]\n"))
                .containsExactly("mesh-without-ipvs 4:13 published through the routing mesh");
    }

    @Test
    void routersOfOtherStacksAreTakenAndTheirMiddlewaresAreThere() {
        assertThat(found(CLOUD, """
                networks: [traefik_public]
                deploy:
                  labels:
                    - traefik.enable=true
                    - traefik.http.routers.app.rule=Host(`a`)
                    - traefik.http.routers.app.middlewares=login,another-task@file,other@file
                    - traefik.http.services.app.loadbalancer.server.port=80
                """))
                .containsExactly(
                        "router-taken 8:11 the http router app is that of the stack blog too",
                        "middleware-unknown 9:11 the middleware other@file is not declared here");
    }

    @Test
    void aRuleOfAnotherStackIsTakenUnlessAPriorityTellsWhoIsAsked() {
        String labelled = """
                networks: [traefik_public]
                deploy:
                  labels:
                    - traefik.enable=true
                    - traefik.http.routers.web.rule=Host(`blog.example.com`)
                    - traefik.http.services.web.loadbalancer.server.port=80
                """;
        String taken = "Host(`blog.example.com`) is a route of the stack blog too";

        assertThat(found(CLOUD, labelled)).containsExactly("route-taken 8:11 " + taken);
        assertThat(found(CLOUD, labelled + "    - traefik.http.routers.web.priority=7\n"))
                .isEmpty();
        assertThat(found(CLOUD, "x-swarmstead: {route: blog.example.com, port: 80}\n"))
                .singleElement()
                .asString()
                .startsWith("route-taken ")
                .endsWith(taken);
    }

    @Test
    void subnetsOfOthersAreTaken() {
        String file = """
                services: {}
                networks:
                  one: {ipam: {config: [{subnet: 172.16.0.0/16}]}}
                  two: {ipam: {config: [{subnet: 10.8.1.0/24}, {subnet: 'fd00::/64'}]}}
                  three: {ipam: {config: [{subnet: 172.16.1.0/24}]}}
                """;
        assertThat(whole(CLOUD, file))
                .containsExactly(
                        "subnet-overlap 3:26 172.16.0.0/16 has addresses of the network blog_internal",
                        "subnet-overlap 4:26 10.8.1.0/24 has addresses of a route of alpha",
                        "subnet-overlap 5:28 172.16.1.0/24 has addresses of the network one");
    }

    /** Two hosts have room for 2 CPUs and 4 GiB, one for half of it. */
    @ParameterizedTest
    @CsvSource({
        "replicated, 1, 2, 1, true",
        "replicated, 1, 2.5, 1, false",
        "replicated, 2, 1, 2, true",
        "replicated, 3, 1, 2, true",
        "replicated, 4, 1, 2, false",
        "replicated, 1, 0, 5, false",
        "global, 1, 1, 2, true",
        "global, 1, 1, 3, false"
    })
    void reservationsHaveToFitWithOneHostLess(String mode, int replicas, String cpus, long gibibytes, boolean fits) {
        List<String> found = found(CLOUD, """
                deploy:
                  mode: %s
                  %s
                  resources: {reservations: {cpus: '%s', memory: '%d'}}
                """.formatted(
                mode, mode.equals("global") ? "endpoint_mode: vip" : "replicas: " + replicas, cpus, gibibytes << 30));
        assertThat(found.isEmpty()).isEqualTo(fits);
        assertThat(found).allMatch(line -> line.startsWith("reservation-too-large 7:19 no room"));
    }

    @Test
    void theCloudsFileTellsItsPortsMountAndAddresses() {
        Neighbourhood cloud = Neighbourhood.of(Specs.of("""
                cloud: garage
                domain: garage.test
                hosts:
                  alpha: 10.0.0.11
                storage:
                  mount: /srv/shared
                ingress:
                  https: 8443
                """));
        assertThat(cloud.mount()).isEqualTo("/srv/shared");
        assertThat(cloud.ports()).containsOnlyKeys(new Port(80, "tcp"), new Port(8443, "tcp"));
        assertThat(cloud.subnets()).containsExactly(Map.entry("the host alpha", Subnet.of("10.0.0.11/32")));
    }

    @Test
    void theCloudsFileTellsItsVipAndItsLogin() {
        Neighbourhood without = Neighbourhood.of(Specs.of("""
                cloud: garage
                domain: garage.test
                hosts:
                  alpha: 10.0.0.11
                """));
        Neighbourhood cloud = Neighbourhood.of(Specs.of("""
                cloud: garage
                domain: garage.test
                hosts:
                  alpha: 10.0.0.11
                  beta: 10.0.0.12
                  gamma: 10.0.0.13
                vip:
                  address: 10.0.0.10
                ingress:
                  users:
                    alice: "{SHA}qvTGHdzF6KLavt4PO0gs2a6pQ00="
                """));

        assertThat(without.middlewares()).containsExactly("another-task@file");
        assertThat(cloud.middlewares()).containsExactlyInAnyOrder("another-task@file", "login@file");
        assertThat(cloud.subnets()).containsEntry("the VIP", Subnet.of("10.0.0.10/32"));
        assertThat(cloud.domain()).isEqualTo("garage.test");
        assertThat(cloud.ipvs()).isEmpty();
    }

    @Test
    void aRuleOfAnotherProtocolOrARouterWithAPriorityIsNotTaken() {
        assertThat(found(CLOUD, """
                networks: [traefik_public]
                deploy:
                  labels:
                    - traefik.enable=true
                    - traefik.tcp.routers.web.rule=Host(`blog.example.com`)
                    - traefik.tcp.services.web.loadbalancer.server.port=80
                """)).noneMatch(line -> line.startsWith("route-taken"));
    }

    @ParameterizedTest
    @CsvSource({"true, 0", ", 0", "false, 1"})
    void theMeshIsOnlyMissedWhereAKernelHasNone(Boolean ipvs, int findings) {
        Neighbourhood cloud = new Neighbourhood(
                CLOUD.domain(),
                CLOUD.proxyNetwork(),
                CLOUD.entryPoints(),
                CLOUD.mount(),
                CLOUD.brick(),
                CLOUD.ports(),
                CLOUD.routers(),
                CLOUD.rules(),
                CLOUD.middlewares(),
                CLOUD.subnets(),
                List.of(),
                Optional.ofNullable(ipvs),
                List.of());

        assertThat(found(
                        cloud,
                        "ports: [{target: 80, published: 81, mode: ingress}, {target: 1, published: 2, mode: host}]\n"))
                .hasSize(findings);
    }

    private static Room room(long cpus, long gibibytes) {
        return new Room(cpus * 1_000_000_000L, gibibytes << 30);
    }

    /** In a file with one service, of which everything below its image is given. */
    private static List<String> found(Neighbourhood cloud, String service) {
        return whole(
                cloud,
                "services:\n  web:\n    image: a:1\n" + service.indent(4)
                        + "networks: {traefik_public: {external: true}}\n");
    }

    private static List<String> whole(Neighbourhood cloud, String file) {
        return Linter.check(ComposeFiles.of(file), cloud).stream()
                .map(NeighbourhoodTest::line)
                .toList();
    }

    private static String line(Finding finding) {
        String what = finding.problem().what();
        return "%s %d:%d %s"
                .formatted(
                        finding.rule(),
                        finding.place().line(),
                        finding.place().column(),
                        what.substring(what.lastIndexOf(": ") + 2));
    }
}
