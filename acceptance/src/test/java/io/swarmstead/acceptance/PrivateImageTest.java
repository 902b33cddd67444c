package io.swarmstead.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** An image that only the cloud may have. */
@OnRealHosts
@Full("one of many shapes of a deployment")
@Order(8)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class PrivateImageTest {
    private static final String FOLDER = "/var/data/config/.swarmstead/registries";

    private static final String BOX = """
            version: "3.8"
            services:
              box:
                image: IMAGE
                command: [sleep, "1000"]
                init: true
            """;

    @TempDir
    static Path folder = Path.of("");

    private static @Nullable PrivateRegistry registry;

    @BeforeAll
    static void aRegistry() throws IOException {
        registry = PrivateRegistry.start(folder);
        await("the registry answers")
                .atMost(Duration.ofSeconds(20))
                .until(() -> TheLab.attempt("alpha", "curl -sk https://%s/v2/".formatted(PrivateRegistry.address()))
                                .exitCode()
                        == 0);
        PrivateRegistry.fill();
    }

    @AfterAll
    static void putAway() {
        TheLab.swarmstead("stack", "rm", "box", "--yes");
        TheLab.attempt("alpha", "rm -rf /var/data/config/.swarmstead/deployments/box " + FOLDER);
        TheLab.HOSTS.forEach(host -> TheLab.attempt(
                host,
                "docker node update --availability active $(hostname); docker rmi -f " + PrivateRegistry.image()));
        if (registry != null) {
            registry.close();
        }
    }

    private static Run deploy() {
        Path file = Run.write(folder.resolve("box.yml"), BOX.replace("IMAGE", PrivateRegistry.image()));
        return TheLab.swarmstead("stack", "deploy", "box", "-f", file.toString(), "--yes");
    }

    private static Run login(String password) {
        return Run.swarmsteadReading(
                Run.write(folder.resolve("password"), password + "\n"),
                "registry",
                "login",
                PrivateRegistry.address(),
                "--user",
                PrivateRegistry.USER,
                "--cloud",
                TheLab.cloudFile().toString());
    }

    private static String host() {
        return TheLab.on("alpha", "docker service ps box_box -f desired-state=running --format '{{.Node}}'");
    }

    @Test
    @Order(1)
    void withoutALoginItIsRefusedBeforeAnythingIsMade() {
        assertThat(deploy().expect(2).err()).contains("its registry does not tell which image that is");
    }

    @Test
    @Order(2)
    void aWrongPasswordIsNotKept() {
        assertThat(login("open barley").expect(1).err()).contains("not logged in, and nothing was kept");
        assertThat(TheLab.swarmstead("registry", "ls", "--json").expect(0).out().strip())
                .isEqualTo("{\"registries\":[]}");
    }

    @Test
    @Order(3)
    void withALoginEveryHostHasTheImageAndNobodyThePassword() {
        login(PrivateRegistry.PASSWORD).expect(0);

        deploy().expect(0);

        TheLab.HOSTS.forEach(host -> TheLab.on(host, "docker image inspect " + PrivateRegistry.image()));
        assertThat(TheLab.swarmstead("registry", "ls").expect(0).out())
                .contains(PrivateRegistry.address(), PrivateRegistry.USER)
                .doesNotContain(PrivateRegistry.PASSWORD);
        assertThat(TheLab.on("beta", "cd %s && stat -c '%%a:%%U' . config.json".formatted(FOLDER)))
                .isEqualTo("700:root\n600:root");
        assertThat(TheLab.on(
                        "alpha", "cat /var/data/config/.swarmstead/deployments/box/*; docker service inspect box_box"))
                .doesNotContain(PrivateRegistry.PASSWORD);
        assertThat(deploy().expect(0).out()).contains("nothing to do");
    }

    @Test
    @Order(4)
    void aHostThatHasNotTheImageYetGetsItFromTheSwarm() {
        String before = host();
        TheLab.HOSTS.stream()
                .filter(host -> !host.equals(before))
                .forEach(host -> TheLab.on(host, "docker rmi -f " + PrivateRegistry.image()));

        TheLab.on("alpha", "docker node update --availability drain " + before);

        await("the task runs elsewhere")
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> TheLab.on(
                                "alpha",
                                "docker service ps box_box -f desired-state=running --format '{{.Node}} {{.CurrentState}}'")
                        .lines()
                        .anyMatch(line -> line.contains(" Running ") && !line.startsWith(before)));
    }

    @Test
    @Order(5)
    void loggedOutNothingIsKept() {
        TheLab.swarmstead("registry", "logout", PrivateRegistry.address()).expect(0);

        assertThat(TheLab.on("alpha", "cat %s/config.json".formatted(FOLDER))).doesNotContain("\"auth\"");
        assertThat(TheLab.swarmstead("registry", "logout", PrivateRegistry.address())
                        .expect(2)
                        .err())
                .contains("not logged in at");
    }
}
