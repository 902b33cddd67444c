package io.swarmstead.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** One key is a route, and another one a login in front of it. */
@OnRealHosts
@Tour("one key is a route, another one a login in front of it")
@Order(8)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class RouteTest {
    private static final String WIKI = """
            services:
              web:
                image: busybox:stable
                command:
                  - sh
                  - -c
                  - |
                    mkdir -p /www/cgi-bin
                    printf '#!/bin/sh\\necho; echo "hello $$HTTP_X_FORWARDED_USER"\\n' > /www/cgi-bin/hello
                    chmod +x /www/cgi-bin/hello
                    echo wiki > /www/index.html
                    exec httpd -f -p 8080 -h /www
                x-swarmstead:
                  route: [wiki, wiki.DOMAIN.example/docs]
                  port: 8080
                  health: /index.html
            """;
    private static final String PROTECTED = WIKI.replace("health:", "protect: true\n      health:");

    @TempDir
    static Path folder = Path.of("");

    @AfterAll
    static void putAway() {
        TheLab.swarmstead("stack", "rm", "wiki", "--with-data", "--yes");
        TheLab.swarmstead("up", "--yes");
    }

    private static Run deploy(String text, Path cloud) {
        Path file = Run.write(folder.resolve("wiki.yml"), text.replace("DOMAIN", TheLab.domain()));
        return Run.swarmstead("stack", "deploy", "wiki", "-f", file.toString(), "--yes", "--cloud", cloud.toString());
    }

    /** The answers of every host's own Traefik and of the VIP. */
    private static List<String> answers(String path, String... headers) {
        Browser browser = Browser.trusting(TheLab.authority());
        List<String> addresses = new ArrayList<>(List.of(TheLab.vip()));
        TheLab.HOSTS.forEach(host -> addresses.add(TheLab.address(host)));
        return addresses.stream()
                .map(address -> {
                    try {
                        return browser.get(address, "wiki." + TheLab.domain(), path, headers);
                    } catch (IOException unanswered) {
                        return unanswered.toString();
                    }
                })
                .toList();
    }

    private static List<String> asAlice(String password, String... headers) {
        String credentials = Base64.getEncoder().encodeToString(("alice:" + password).getBytes(StandardCharsets.UTF_8));
        return answers(
                "/cgi-bin/hello",
                Stream.concat(Stream.of("Authorization: Basic " + credentials), Stream.of(headers))
                        .toArray(String[]::new));
    }

    /** The lab's cloud with alice, who has this password. */
    private static Path cloudWith(String password) throws IOException {
        Run hash = Run.of(List.of("sh", "-c", "echo %s | %s password".formatted(password, Run.LAUNCHER)))
                .expect(0);
        String login =
                "ingress:%n  users: {alice: \"%s\"}%n".formatted(hash.out().strip());
        return Run.write(folder.resolve("cloud.yaml"), Files.readString(TheLab.cloudFile()) + login);
    }

    @Test
    @Order(1)
    void oneKeyLeadsToTheServiceThroughEveryHost() {
        Run deployed = deploy(WIKI, TheLab.cloudFile()).expect(0);

        assertThat(deployed.out()).contains("https://wiki." + TheLab.domain());
        assertThat(deployed.err())
                .contains(
                        "default for web: networks: traefik_public",
                        "default for web: deploy.labels.traefik.http.services.wiki_web.loadbalancer.server.port: 8080");
        assertThat(answers("/"))
                .allSatisfy(
                        answer -> assertThat(answer).startsWith("HTTP/1.1 200").contains("wiki"));
        assertThat(deploy(WIKI, TheLab.cloudFile()).expect(0).out()).contains("nothing to do");
    }

    @Test
    @Order(2)
    void withoutALoginInTheCloudNothingIsProtected() {
        assertThat(deploy(PROTECTED, TheLab.cloudFile()).expect(2).err())
                .contains("the cloud has no login", "ingress.users", "swarmstead password");
    }

    @Test
    @Order(3)
    void aLoginLetsInWhoKnowsThePassword() throws IOException {
        Path cloud = cloudWith("horse-battery");
        Run.swarmstead("up", "--yes", "--cloud", cloud.toString()).expect(0);

        deploy(PROTECTED, cloud).expect(0);

        assertThat(answers("/cgi-bin/hello"))
                .allSatisfy(answer -> assertThat(answer).startsWith("HTTP/1.1 401"));
        assertThat(asAlice("horse-battery"))
                .allSatisfy(
                        answer -> assertThat(answer).startsWith("HTTP/1.1 200").contains("hello alice"));
        // CGI, as others, reads each of these as the header by which Traefik tells who it is
        assertThat(asAlice(
                        "horse-battery",
                        "X_Forwarded_User: root",
                        "x.forwarded.user: root",
                        "X-Forwarded_User: root",
                        "X~FORWARDED-User: root",
                        "X-Forwarded-User: root"))
                .allSatisfy(answer -> assertThat(answer).contains("hello alice"));
        assertThat(TheLab.on("alpha", "stat -c %a:%U /etc/swarmstead/traefik/default.yml"))
                .isEqualTo("600:root");
    }

    @Test
    @Order(4)
    void anotherPasswordCountsAtOnceAndTraefikGoesOn() throws IOException {
        List<String> before = TheLab.proxies();

        Run up = Run.swarmstead(
                        "up", "--yes", "--cloud", cloudWith("staple-correct").toString())
                .expect(0);

        assertThat(up.out() + up.err()).doesNotContain("$2y$", "update Traefik");
        await("the new password counts on every host")
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(asAlice("staple-correct"))
                        .allSatisfy(answer -> assertThat(answer).startsWith("HTTP/1.1 200")));
        assertThat(asAlice("horse-battery"))
                .allSatisfy(answer -> assertThat(answer).startsWith("HTTP/1.1 401"));
        assertThat(TheLab.proxies()).as("no Traefik was started anew").isEqualTo(before);
    }
}
