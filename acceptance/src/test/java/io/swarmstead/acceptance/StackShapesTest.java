package io.swarmstead.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The shapes of stacks that readers of the cookbook bring, deployed as they are but for images that a lab cannot make, for
 * which a smaller program stands in. Not here is the third, a git server: what it has besides (a port through the routing
 * mesh) is refused where a kernel has no IPVS, and nothing but its own image is of its size.
 */
@OnRealHosts
@Full("six large stacks, with images that are made first")
@Order(13)
final class StackShapesTest {
    private static final String NAME = "shape";

    @TempDir
    private Path folder;

    @BeforeAll
    static void aCloudWithTheImages() {
        Run.swarmstead("lab", "images", "--name", TheLab.name(), "mariadb", "redis", "prometheus", "node-exporter")
                .expect(0);
    }

    @AfterEach
    void putAway() {
        TheLab.swarmstead("stack", "rm", NAME, "--with-data", "--yes");
    }

    /** Deploys the shape's folder, with the lab's domain in it. */
    private Run deploy(String shape) throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/shapes", shape))) {
            for (Path file : files.toList()) {
                Files.writeString(
                        folder.resolve(file.getFileName()),
                        Files.readString(file).replace("DOMAIN", TheLab.domain()));
            }
        }
        return TheLab.swarmstead(
                "stack", "deploy", NAME, "-f", folder.resolve("stack.yml").toString(), "--yes");
    }

    private static String get(String name, String path) throws IOException {
        return Browser.trusting(TheLab.authority()).get(TheLab.vip(), name + "." + TheLab.domain(), path);
    }

    /** Runs the script in a task of the service, wherever it is. */
    private static String inTask(String service, String script) {
        return TheLab.on(
                TheLab.on(
                                "alpha",
                                "docker service ps -f desired-state=running --format '{{.Node}}' %s_%s"
                                        .formatted(NAME, service))
                        .lines()
                        .findFirst()
                        .orElseThrow(),
                "docker exec $(docker ps -qf name=%s_%s | head -n 1) sh -c \"%s\"".formatted(NAME, service, script));
    }

    @Test
    void aStackThatOnlyHoldsANetwork() throws IOException {
        deploy("1-edge-network").expect(0);

        assertThat(TheLab.on("alpha", "docker network inspect -f '{{(index .IPAM.Config 0).Subnet}}' shape_edge"))
                .isEqualTo("172.16.200.0/24");
    }

    @Test
    void aProxyOnThePortsOfTheCloudsOwnIsRefused() throws IOException {
        Run refused = deploy("1-edge-proxy").expect(2);

        assertThat(List.of(80, 443))
                .allSatisfy(port -> assertThat(refused.err())
                        .contains("port %d/tcp is taken by the stack ingress".formatted(port)));
        assertThat(TheLab.on("alpha", "docker stack ls --format '{{.Name}}'"))
                .contains("ingress")
                .doesNotContain(NAME);
    }

    @Test
    void anApplicationWithDatabaseDumpsCacheAndTimer() throws IOException {
        deploy("2-nextcloud").expect(0);

        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(
                        () -> assertThat(inTask("dump", "cat /dumps/*.sql")).contains("Dump completed"));
        assertThat(inTask("cache", "redis-cli ping")).isEqualTo("PONG");
        assertThat(get(NAME, "/.well-known/caldav")).contains(" 302 ", "/remote/dav/");
        assertThat(get(NAME, "/cron")).contains(" 200 ");
    }

    @Test
    void aMailServerWithPortsOfItsHost() throws IOException {
        deploy("4-mail").expect(0);

        String host = TheLab.on("alpha", "docker service ps -f desired-state=running --format '{{.Node}}' shape_mail");
        assertThat(TheLab.on(host, "timeout 5 bash -c 'exec 3<> /dev/tcp/127.0.0.1/2525; head -n 1 <&3'"))
                .isEqualTo("220");
        assertThat(get("webmail", "/")).contains("webmail");
    }

    @Test
    void measurementsOfEveryHost() throws IOException {
        assertThat(deploy("5-swarmprom").expect(0).err()).contains("networks");

        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(inTask(
                                "prometheus",
                                "wget -qO- 'http://127.0.0.1:9090/api/v1/query?query=count(node_uname_info)'"))
                        .contains(",\"3\"]"));
    }

    @Test
    void anAgentOnEveryHostThatAServiceFinds() throws IOException {
        deploy("6-portainer").expect(0);

        assertThat(inTask("portainer", "nslookup tasks.agent | grep -c ^Address:"))
                .isNotEqualTo("0");
        assertThat(get("portainer", "/")).contains(" 200 ");
    }

    @Test
    void secretsConfigsAndEverythingElse() throws IOException {
        deploy("7-everything").expect(0);

        assertThat(inTask("web", "cat /etc/site/settings; stat -c %a:%u /run/secrets/key.pem; grep printer /etc/hosts"))
                .contains("colour=blue", "400:1000", "10.1.2.3");
        assertThat(inTask("web", "touch /etc/new 2>&1 || touch /scratch/new && echo kept"))
                .contains("Read-only", "kept");
    }
}
